// Why IAM refuses an identity policy (MalformedPolicyDocument), in its own words.
import type { PolicyProblem } from './parsePolicy.ts'
import { IAM_PATHS, validatePolicy } from './validatePolicy.ts'

/** IAM's message; undefined when the policy may be stored. IAM names one problem only: the grammar comes first. */
export function identityPolicyProblem(document: string): string | undefined {
  const [first] = ranked(document)
  return first && textOf(first)
}

/** The problems in the order in which IAM looks for them, those of one kind in that of the document. */
export function ranked(document: string): readonly PolicyProblem[] {
  const problems = validatePolicy(document, 'identity')
  // Once a resource has the wrong form, the others are not parsed in the old way.
  const firstForm = problems.findIndex(({ type }) => RESOURCE_FORMS.has(type))
  return problems
    .filter(({ type }, index) => type !== 'incomplete-arn' || firstForm < 0 || index < firstForm)
    .toSorted((one, other) => rankOf(one) - rankOf(other))
}

const RESOURCE_FORMS: ReadonlySet<PolicyProblem['type']> = new Set([
  'resource-not-arn',
  'invalid-partition',
  'unqualified-vendor',
  'region-not-allowed',
  'unknown-resource-path',
])

/** Grammar first; then what an old parser stumbles over, Sids, missing actions, forms, and missing resources. */
export function rankOf(problem: PolicyProblem): number {
  const { type, subject } = problem
  if (textOf(problem) === SYNTAX) return 0
  if (textOf(problem) === LEGACY) return 1
  if (type === 'missing-resource' || (type === 'empty-list' && subject.endsWith('Resource'))) return 6
  if (type === 'missing-action' || type === 'empty-list') return 3
  if (RESOURCE_FORMS.has(type)) return 4
  return ACTION_FORMS.has(type) ? 5 : 2
}

const ACTION_FORMS: ReadonlySet<PolicyProblem['type']> = new Set([
  'action-without-vendor',
  'action-with-colons',
  'invalid-vendor',
])

export function textOf({ type, subject }: PolicyProblem): string {
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
    case 'unknown-resource-path':
      return `IAM resource path must either be "*", root, or start with ${IAM_PATHS}.`
  }
}

const SYNTAX = 'Syntax errors in policy.'
const LEGACY = 'The policy failed legacy parsing'
const NO_ACTIONS = 'Policy statement must contain actions.'
const NO_RESOURCES = 'Policy statement must contain resources.'

/** An ARN with its missing components as `*`, and `arn` as the first. */
function completed(arn: string): string {
  const parts = ['arn', ...arn.split(':').slice(1)]
  return [...parts, ...Array.from({ length: Math.max(0, 6 - parts.length) }, () => '*')].join(':')
}
