// KMS looks up the principals of a key policy when it is stored, and refuses those that it cannot find.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-overview.html
import { parseArn } from '../arn.ts'
import type { AwsError } from '../errors.ts'
import { isKnownPrincipal } from '../iam/knownPrincipal.ts'
import type { Policy, PrincipalEntry } from '../iam/policy.ts'
import type { World } from '../world.ts'
import { invalidArn, malformedPolicy } from './errors.ts'

export const invalidPrincipals = (): AwsError =>
  malformedPolicy('Policy contains a statement with one or more invalid principals.')

/** What KMS says to the first principal that it does not take. */
export function refusalOfPrincipals({ statements }: Policy, world: World): AwsError | undefined {
  for (const entry of statements.flatMap(({ principal }) => principal?.entries ?? [])) {
    const refusal = refusalOf(entry, world)
    if (refusal) return refusal
  }
  return undefined
}

function refusalOf({ type, value }: PrincipalEntry, world: World): AwsError | undefined {
  if (type === '*') return undefined
  if (type === 'AWS') return refusalOfAwsPrincipal(value, world)
  return type === 'Service' && /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(value)
    ? undefined
    : invalidPrincipals()
}

function refusalOfAwsPrincipal(value: string, world: World): AwsError | undefined {
  if (value === '*' || isAccount(value)) return undefined
  if (!value.startsWith('arn:')) return invalidPrincipals()
  const arn = parseArn(value)
  const isPrincipal = arn?.partition === 'aws' && (arn.service === 'iam' || arn.service === 'sts') && arn.region === ''
  if (!isPrincipal || !isAccount(arn.account) || arn.resource === '' || arn.resource.startsWith('group/'))
    return invalidArn('An ARN in the specified key policy is invalid.')
  return isKnownPrincipal(world, value) ? undefined : invalidPrincipals()
}

const isAccount = (text: string): boolean => /^\d{12}$/.test(text)
