// Why IAM refuses an identity policy (MalformedPolicyDocument), in its own words.
import { parsePolicy, type PolicyProblem } from './parsePolicy.ts'
import { validatePolicy } from './validatePolicy.ts'

/** IAM's message; undefined when the policy may be stored. IAM names one problem only: the grammar comes first. */
export function identityPolicyProblem(document: string): string | undefined {
  const problems = validatePolicy(document, 'identity')
  const first = problems.find(({ type }) => !FORMS.includes(type)) ?? problems[0]
  return first && textOf(first)
}

/** As {@link identityPolicyProblem}, for a managed policy, which must be in the new language. */
export function managedPolicyProblem(document: string): string | undefined {
  const parsed = parsePolicy(document)
  return 'policy' in parsed && (!parsed.policy.hasVersion || parsed.policy.version !== '2012-10-17')
    ? 'Policy document must be version 2012-10-17 or greater.'
    : identityPolicyProblem(document)
}

/** How actions and resources are spelled is looked at last. */
const FORMS: readonly PolicyProblem['type'][] = [
  'action-without-vendor',
  'action-with-colons',
  'invalid-vendor',
  'resource-not-arn',
  'invalid-partition',
  'unqualified-vendor',
  'incomplete-arn',
  'region-not-allowed',
  'condition-key-without-vendor',
]

function textOf({ type, subject }: PolicyProblem): string {
  switch (type) {
    case 'empty-list':
      return subject.endsWith('Action') ? NO_ACTIONS : subject.endsWith('Resource') ? NO_RESOURCES : SYNTAX
    case 'invalid-effect':
      return ['allow', 'deny'].includes(subject.toLowerCase()) ? LEGACY : SYNTAX
    case 'invalid-condition-value':
    case 'incomplete-arn':
      return LEGACY
    case 'invalid-json':
    case 'duplicate-key':
    case 'wrong-type':
    case 'unknown-element':
    case 'missing-element':
    case 'conflicting-elements':
    case 'invalid-version':
    case 'unknown-principal-type':
    case 'unknown-operator':
    case 'id-not-allowed':
    case 'missing-principal':
    case 'principal-not-object':
    case 'not-principal-not-allowed':
    case 'principal-not-everybody':
    case 'resource-not-allowed':
    case 'resource-not-everything':
    case 'action-not-allowed':
    case 'not-action-not-allowed':
    case 'allow-not-allowed':
      return SYNTAX
    case 'principal-not-allowed':
      return 'Policy document should not specify a principal.'
    case 'missing-action':
      return NO_ACTIONS
    case 'missing-resource':
      return NO_RESOURCES
    case 'invalid-sid':
      return 'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*'
    case 'duplicate-sid':
      return 'Statement IDs (SID) in a single policy must be unique.'
    case 'action-without-vendor':
    case 'condition-key-without-vendor':
      return 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.'
    case 'action-with-colons':
      return 'Actions/Condition can contain only one colon.'
    case 'invalid-vendor':
      return `Vendor ${subject} is not valid`
    case 'resource-not-arn':
      return `Resource ${subject} must be in ARN format or "*".`
    case 'invalid-partition':
      return `Partition "${subject.split(':')[1] ?? ''}" is not valid for resource "${completed(subject)}".`
    case 'unqualified-vendor':
      return 'Resource vendor must be fully qualified and cannot contain regexes.'
    case 'region-not-allowed':
      return subject.startsWith('arn:aws:iam:')
        ? `IAM resource ${subject} cannot contain region information.`
        : `Resource ${subject} can not contain region information.`
  }
}

const SYNTAX = 'Syntax errors in policy.'
const LEGACY = 'The policy failed legacy parsing'
const NO_ACTIONS = 'Policy statement must contain actions.'
const NO_RESOURCES = 'Policy statement must contain resources.'

/** An ARN with its missing components as `*`. */
function completed(arn: string): string {
  const parts = arn.split(':')
  return [...parts, ...Array.from({ length: Math.max(0, 6 - parts.length) }, () => '*')].join(':')
}
