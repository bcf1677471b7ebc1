// Why IAM refuses the trust policy of a role (MalformedPolicyDocument), in its own words.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html
import type { World } from '../world.ts'
import { wildcardMatcher } from './glob.ts'
import { actionsOf } from './knownActions.ts'
import { isKnownPrincipal } from './knownPrincipal.ts'
import { parsePolicy, type PolicyProblem } from './parsePolicy.ts'
import type { PrincipalEntry } from './policy.ts'
import { validatePolicy } from './validatePolicy.ts'

/** IAM's message; undefined when the policy may be stored. IAM names one problem only, statement by statement. */
export function trustPolicyProblem(document: string, world: World): string | undefined {
  const [first] = [...validatePolicy(document, 'trust')].sort(
    (one, other) => Number(one.type === 'duplicate-sid') - Number(other.type === 'duplicate-sid'),
  )
  if (first) return textOf(first)
  const parsed = parsePolicy(document)
  const statements = 'policy' in parsed ? parsed.policy.statements : []
  // LocalStack tests/aws/services/iam/test_iam_roles.snapshot.json, test_update_assume_role_policy_errors
  if (statements.some(({ action }) => action?.patterns.some((pattern) => !isActionOfSts(pattern)))) return OTHER_ACTIONS
  const entries = statements.flatMap(({ principal }) => principal?.entries ?? [])
  for (const entry of entries) {
    const problem = principalProblem(entry, world)
    if (problem !== undefined) return problem
  }
  return undefined
}

function textOf({ type, subject }: PolicyProblem): string {
  switch (type) {
    case 'invalid-json':
    case 'duplicate-key':
      return 'This policy contains invalid Json'
    case 'invalid-version':
      return 'The policy must contain a valid version string'
    case 'missing-element':
      return subject === 'Statement' ? EMPTY : `Missing required field ${subject}`
    case 'empty-list':
      return subject === 'Statement'
        ? EMPTY
        : subject.endsWith('Principal')
          ? 'Missing required field Principal cannot be empty!'
          : subject.endsWith('Action')
            ? 'Missing required field Action'
            : SYNTAX
    case 'invalid-effect':
      return `Invalid effect: ${subject}`
    case 'unknown-principal-type':
      return `Invalid principal in policy: "${subject}"`
    case 'missing-principal':
      return 'Missing required field Principal'
    case 'principal-not-object':
      return 'Principal must be a JSON object.'
    case 'not-principal-not-allowed':
      return subject === 'Allow'
        ? 'Allow with NotPrincipal is not allowed.'
        : 'AssumeRole policy must not contain NotPrincipal field.'
    case 'missing-action':
      return 'Missing required field Action'
    case 'action-not-allowed':
      return OTHER_ACTIONS
    case 'resource-not-allowed':
      return subject === 'Resource' ? 'Has prohibited field Resource' : 'AssumeRole policy must not contain resources.'
    case 'duplicate-sid':
      return 'The Statement Ids in the policy are not unique'
    default:
      return SYNTAX
  }
}

const SYNTAX = 'Syntax error in policy.'
const OTHER_ACTIONS = 'AssumeRole policy may only specify STS AssumeRole actions.'
const EMPTY = 'Could not parse the policy: Statement is empty!'

function isActionOfSts(pattern: string): boolean {
  const matches = wildcardMatcher(pattern.toLowerCase().slice('sts:'.length))
  return (actionsOf('sts') ?? []).some(matches)
}

/** IAM looks up whom a trust policy names, and refuses whom it cannot find. */
function principalProblem({ type, value }: PrincipalEntry, world: World): string | undefined {
  switch (type) {
    case '*':
      return undefined
    case 'AWS':
      return isKnownPrincipal(world, value) ? undefined : `Invalid principal in policy: "AWS":"${value}"`
    case 'Service':
      return /^[a-z0-9-]+(\.[a-z0-9-]+)*\.amazonaws\.com$/.test(value)
        ? undefined
        : `Invalid principal in policy: "SERVICE":"${value}"`
    case 'Federated':
      return /^arn:aws:iam::\d{12}:(saml|oidc)-provider\/.+$/.test(value) || /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(value)
        ? undefined
        : 'Federated principals must be valid domain names or SAML metadata ARNs'
    case 'CanonicalUser':
      return 'Invalid principal in policy: "CanonicalUser"'
  }
}
