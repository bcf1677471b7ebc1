// The condition keys of a request: those that AWS would supply, and no others.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
import { rootArn } from '../arn.ts'
import type { CallFacts } from '../operation.ts'
import type { Caller } from './caller.ts'
import { CLIENT_ADDRESS, userAgentOf } from './client.ts'
import type { ContextKeys, Permission } from './permission.ts'

/** By lower-case name: the names of condition keys are not case-sensitive. */
export type RequestContext = ReadonlyMap<string, ContextValue>

export interface ContextValue {
  readonly name: string
  readonly values: readonly string[]
  /** A multi-valued key has a list of values, also when the list has one. */
  readonly multiple: boolean
}

export const valueOf = (context: RequestContext, key: string): ContextValue | undefined =>
  context.get(key.toLowerCase())

export function requestContext(permission: Permission, facts: CallFacts): RequestContext {
  return contextOf(
    {
      'aws:CurrentTime': `${new Date(facts.now).toISOString().slice(0, 19)}Z`,
      'aws:EpochTime': String(Math.floor(facts.now / 1000)),
    },
    { 'aws:RequestedRegion': facts.region, 'aws:SecureTransport': 'true' },
    callerKeys(facts.caller),
    networkKeys(facts),
    permission.resourceAccount === undefined ? {} : { 'aws:ResourceAccount': permission.resourceAccount },
    permission.action.startsWith('kms:') ? kmsKeys(facts) : {},
    permission.context ?? {},
  )
}

function contextOf(...keys: readonly ContextKeys[]): RequestContext {
  const context = new Map<string, ContextValue>()
  for (const [name, value] of keys.flatMap((some) => Object.entries(some))) {
    const earlier = context.get(name.toLowerCase())
    const values = typeof value === 'string' ? [value] : value
    context.set(
      name.toLowerCase(),
      earlier
        ? { name: earlier.name, values: [...earlier.values, ...values], multiple: true }
        : { name, values, multiple: typeof value !== 'string' },
    )
  }
  return context
}

function callerKeys(caller: Caller): ContextKeys {
  switch (caller.type) {
    case 'Anonymous':
      return { 'aws:PrincipalAccount': 'anonymous', 'aws:PrincipalType': 'Anonymous', 'aws:userid': 'anonymous' }
    case 'Service':
      return {
        'aws:PrincipalIsAWSService': 'true',
        'aws:PrincipalServiceName': caller.service,
        'aws:SourceArn': caller.sourceArn,
        'aws:SourceAccount': caller.sourceAccount,
      }
    case 'Root':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': rootArn(caller.accountId),
        'aws:PrincipalType': 'Account',
        'aws:userid': caller.userId,
      }
    case 'User':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': caller.arn,
        'aws:PrincipalType': 'User',
        'aws:userid': caller.userId,
        'aws:username': caller.userName,
      }
    case 'AssumedRole':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': caller.roleArn,
        'aws:PrincipalType': 'AssumedRole',
        'aws:userid': caller.userId,
      }
    case 'FederatedUser':
      return {
        ...signedKeys(caller.accountId),
        'aws:PrincipalArn': caller.arn,
        'aws:PrincipalType': 'FederatedUser',
        'aws:userid': caller.userId,
      }
  }
}

const signedKeys = (accountId: string): ContextKeys => ({
  'aws:PrincipalAccount': accountId,
  'aws:PrincipalIsAWSService': 'false',
})

// A service that passes a request on does not pass the caller's address on, and S3 is not among the services that fill
// aws:CalledVia. AWS's own pages disagree on both.
function networkKeys({ caller, view }: CallFacts): ContextKeys {
  if (view.via) return { 'aws:ViaAWSService': 'true' }
  if (caller.type === 'Service') return { 'aws:ViaAWSService': 'false' }
  return { 'aws:ViaAWSService': 'false', 'aws:SourceIp': CLIENT_ADDRESS, 'aws:UserAgent': userAgentOf(view.operation) }
}

function kmsKeys({ caller, view, region }: CallFacts): ContextKeys {
  return {
    ...('accountId' in caller && { 'kms:CallerAccount': caller.accountId }),
    ...(view.via && { 'kms:ViaService': `${view.via}.${region}.amazonaws.com` }),
  }
}
