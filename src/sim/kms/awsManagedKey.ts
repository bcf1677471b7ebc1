// The AWS managed key of a service: made in an account when the service first needs it, usable only through that service.
// https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
import { aliasArn, keyArn, rootArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { CallContext, CallFacts } from '../operation.ts'
import type { KmsKey, World } from '../world.ts'
import { addAlias } from './aliases.ts'
import { addKey, draftKey } from './newKey.ts'

interface Kind {
  /** As kms:ViaService names it. */
  readonly service: string
  readonly policyId: string
  readonly name: string
  readonly protects: string
  /** What its service may do besides cryptography, and what the account may besides looking. */
  readonly actions: readonly string[]
  readonly accountActions: readonly string[]
}

const REVOKE = ['kms:RevokeGrant']

/** The alias names that AWS keeps for itself in every account, and what their keys are like. */
// prettier-ignore
const predefined = new Map<string, Kind>([
  ['alias/aws/s3', { service: 's3', policyId: 'auto-s3-2', name: 'S3', protects: 'S3 objects', actions: [], accountActions: [] }],
  ['alias/aws/ebs', { service: 'ec2', policyId: 'auto-ebs-2', name: 'EBS', protects: 'EBS volumes', actions: ['kms:CreateGrant'], accountActions: REVOKE }],
  ['alias/aws/rds', { service: 'rds', policyId: 'auto-rds-2', name: 'RDS', protects: 'RDS database volumes', actions: ['kms:CreateGrant', 'kms:ListGrants'], accountActions: REVOKE }],
  ['alias/aws/lambda', { service: 'lambda', policyId: 'auto-awslambda', name: 'AWS Lambda', protects: 'Lambda functions', actions: ['kms:CreateGrant'], accountActions: REVOKE }],
])

type Home = Pick<CallFacts, 'accountId' | 'region'>

/** The key behind a predefined alias in the account and Region of the call; it is made when there is none yet. */
export const awsManagedKey = async (context: CallContext, aliasName: string): Promise<KmsKey> =>
  managedKeyIfAny(context.world, context, aliasName) ??
  (await keepManagedKey(context, aliasName, draftManagedKey(context, aliasName)))

/** The predefined aliases that no service has needed yet: they have no key. */
export const unusedPredefinedAliases = (world: World, home: Home): readonly string[] =>
  [...predefined.keys()].filter((aliasName) => isUnusedPredefined(world, home, aliasName))

export const isUnusedPredefined = (world: World, home: Home, aliasName: string): boolean =>
  predefined.has(aliasName) && !managedKeyIfAny(world, home, aliasName)

function managedKeyIfAny(world: World, { accountId, region }: Home, aliasName: string): KmsKey | undefined {
  const alias = get(world.kms.aliases, aliasArn(region, accountId, aliasName))
  return alias && get(world.kms.keys, keyArn(region, accountId, alias.targetKeyId))
}

/** The key that would be made for a predefined alias. */
export function draftManagedKey(facts: CallFacts, aliasName: string): KmsKey {
  const kind = predefined.get(aliasName)
  if (!kind) throw new Error(`AWS keeps no key under ${aliasName}.`)
  const description = `Default key that protects my ${kind.protects} when no other key is defined`
  return draftKey(facts, { description, keyManager: 'AWS', policy: policyOf(kind, facts) })
}

export async function keepManagedKey(context: CallContext, aliasName: string, draft: KmsKey): Promise<KmsKey> {
  const key = await addKey(context, draft)
  addAlias(context, aliasName, key)
  return key
}

function policyOf(
  { name, policyId, service, actions, accountActions }: Kind,
  { accountId, region }: CallFacts,
): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Id: policyId,
    Statement: [
      {
        Sid: `Allow access through ${name} for all principals in the account that are authorized to use ${name}`,
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', ...actions, 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:CallerAccount': accountId, 'kms:ViaService': `${service}.${region}.amazonaws.com` },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: rootArn(accountId) },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*', ...accountActions],
        Resource: '*',
      },
    ],
  })
}
