// What S3 asks of a bucket policy before it keeps it.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketPolicy.html
import type { AwsError } from '../errors.ts'
import { globMatches, wildcards } from '../iam/glob.ts'
import { isKnownPrincipal } from '../iam/knownPrincipal.ts'
import { parsePolicy, type PolicyProblem } from '../iam/parsePolicy.ts'
import type { Policy, PrincipalEntry, Statement } from '../iam/policy.ts'
import { validatePolicy } from '../iam/validatePolicy.ts'
import { byteLength } from '../shape.ts'
import type { Bucket, World } from '../world.ts'
import { BUCKET_ACTIONS, CONDITION_KEYS, OBJECT_ACTIONS } from './actions.ts'
import { malformedPolicy, policyTooLarge } from './errors.ts'

const LARGEST = 20 * 1024

/** S3's answer to a document that cannot be the bucket's policy; none when it can. */
export function problemOfBucketPolicy(world: World, bucket: Bucket, document: string): AwsError | undefined {
  if (byteLength(document) > LARGEST) return policyTooLarge()
  const isObject = document.startsWith('{')
  const [problem] = validatePolicy(document, 'bucket')
  if (!isObject || problem?.type === 'invalid-json')
    return malformedPolicy("Policies must be valid JSON and the first byte must be '{'")
  if (problem) return malformedPolicy(textOf(problem))
  for (const statement of policyIn(document).statements) {
    const wrong = problemOfStatement(world, bucket, statement)
    if (wrong) return wrong
  }
  return undefined
}

function textOf({ type, subject }: PolicyProblem): string {
  switch (type) {
    case 'missing-element':
    case 'missing-principal':
    case 'missing-action':
    case 'missing-resource':
      return `Missing required field ${subject}`
    case 'unknown-element':
      return `Unknown field ${subject}`
    case 'invalid-version':
      return 'The policy must contain a valid version string'
    case 'invalid-effect':
      return `Invalid effect: ${subject}`
    case 'unknown-principal-type':
      return 'Invalid principal in policy'
    case 'unknown-operator':
      return `Invalid Condition type : ${subject}`
    case 'empty-list':
      return subject === 'Statement' ? 'Could not parse the policy: Statement is empty!' : 'Invalid policy syntax.'
    default:
      return 'Invalid policy syntax.'
  }
}

function policyIn(document: string): Policy {
  const parsed = parsePolicy(document)
  if ('policy' in parsed) return parsed.policy
  throw new Error('A policy without problems can be read.')
}

function problemOfStatement(world: World, bucket: Bucket, statement: Statement): AwsError | undefined {
  const { effect, principal, action, resource, conditions } = statement
  if (effect === 'Allow' && principal?.element === 'NotPrincipal') return malformedPolicy('Invalid policy syntax.')
  for (const entry of principal?.entries ?? []) if (!isPrincipal(world, entry)) return invalidPrincipal(entry)
  const resources = resource?.patterns ?? []
  if (!resources.every((pattern) => isInBucket(bucket, pattern))) return malformedPolicy('Policy has invalid resource')
  for (const pattern of action?.patterns ?? []) {
    const [onBuckets, onObjects] = [BUCKET_ACTIONS, OBJECT_ACTIONS].map((names) => namesAny(pattern, names))
    if (!onBuckets && !onObjects) return malformedPolicy('Policy has invalid action')
    if (action?.element === 'NotAction' || resource?.element === 'NotResource') continue
    const applies = resources.some((text) => (onBuckets && mayBeBucket(text)) || (onObjects && mayBeObject(text)))
    if (!applies) return malformedPolicy('Action does not apply to any resource(s) in statement')
  }
  if (!conditions.every(({ key }) => isConditionKey(key))) return malformedPolicy('Policy has an invalid condition key')
  return undefined
}

/** S3 looks every principal up. */
function isPrincipal(world: World, { type, value }: PrincipalEntry): boolean {
  switch (type) {
    case '*':
      return true
    case 'Service':
      return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(value)
    case 'AWS':
      return isKnownPrincipal(world, value)
    case 'Federated':
    case 'CanonicalUser':
      return false
  }
}

const invalidPrincipal = ({ type, value }: PrincipalEntry): AwsError =>
  malformedPolicy('Invalid principal in policy', [['Detail', `"${type}" : "${value}"`]])

const ARN = 'arn:aws:s3:::'

// The bucket itself, something in it, or both: `bucket`, `bucket/*`, `bucket*`.
const isInBucket = ({ name }: Bucket, pattern: string): boolean =>
  [ARN + name, `${ARN}${name}*`].includes(pattern) || pattern.startsWith(`${ARN}${name}/`)

const mayBeBucket = (resource: string): boolean => !resource.includes('/')
const mayBeObject = (resource: string): boolean => resource.includes('/') || resource.endsWith('*')

function namesAny(pattern: string, names: readonly string[]): boolean {
  if (pattern === '*') return true
  const [vendor, name] = pattern.toLowerCase().split(':')
  if (vendor !== 's3' || name === undefined) return false
  const glob = wildcards(name)
  return names.some((candidate) => globMatches(glob, candidate.toLowerCase()))
}

function isConditionKey(key: string): boolean {
  const name = key.toLowerCase()
  const slash = name.indexOf('/')
  return name.startsWith('aws:') || CONDITION_KEYS.has(slash < 0 ? name : name.slice(0, slash + 1))
}
