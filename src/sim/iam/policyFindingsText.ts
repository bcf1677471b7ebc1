// What a finding says to a person.
import type { PolicyProblem } from './parsePolicy.ts'

export type WarningType =
  | 'allows-everything'
  | 'denies-everything'
  | 'allows-all-but-actions'
  | 'allows-all-but-resources'
  | 'allows-all-but-principals'
  | 'pass-any-role'
  | 'anyone'
  | 'service-without-source'
  | 'whole-service'
  | 'redundant-action'
  | 'redundant-resource'
  | 'redundant-principal'
  | 'unknown-action'
  | 'action-without-resource'
  | 'resource-without-action'
  | 'principal-with-wildcard'
  | 'variable-in-old-version'
  | 'old-version'
  | 'unknown-condition-key'
  | 'condition-key-of-other-service'
  | 'condition-key-of-other-action'
  | 'operator-does-not-fit'
  | 'wildcard-in-equals'
  | 'all-values-of-none'
  | 'set-operator-on-one-value'
  | 'denies-only-with-key'

export const findingText = (type: PolicyProblem['type'] | WarningType, subject: string): string => TEXTS[type](subject)

type Text = (subject: string) => string

const TEXTS: Readonly<Record<PolicyProblem['type'] | WarningType, Text>> = {
  'invalid-json': (expected) => `This is not JSON: here should be ${expected}.`,
  'duplicate-key': (name) =>
    `${name} is there twice. AWS refuses that; other readers would silently take the last one.`,
  'wrong-type': (name) => `The value of ${name} has the wrong form.`,
  'empty-list': (name) => `${name} must not be empty.`,
  'unknown-element': (name) => `There is no element ${name}. Names are case-sensitive.`,
  'missing-element': (name) => `${name} is missing.`,
  'conflicting-elements': (name) => `${name} and its opposite cannot be in one statement.`,
  'invalid-version': (version) => `There is no version ${version}; it is 2012-10-17, or the old 2008-10-17.`,
  'invalid-effect': (effect) => `Effect is Allow or Deny, spelled like this, and not ${effect}.`,
  'unknown-principal-type': (type) =>
    `${type} is no kind of principal; there are AWS, Service, Federated and CanonicalUser.`,
  'unknown-operator': (name) => `There is no condition operator ${name}.`,
  'invalid-condition-value': (value) => `The operator cannot compare with ${value}.`,
  'id-not-allowed': () => 'A policy of this kind has no Id.',
  'principal-not-allowed': (element) =>
    `A policy of this kind has no ${element}: it speaks of those to whom it is attached.`,
  'missing-principal': () => 'Principal is missing: the statement must say of whom it speaks.',
  'missing-action': () => 'Action is missing.',
  'missing-resource': () => 'Resource is missing.',
  'invalid-sid': (sid) => `A Sid consists of letters and digits, and ${sid} does not.`,
  'duplicate-sid': (sid) => `Two statements are called ${sid}.`,
  'action-without-vendor': (action) => `${action} does not name its service, as in s3:GetObject.`,
  'action-with-colons': (action) => `${action} has more than one colon.`,
  'invalid-vendor': (service) => `${service} is no name of a service.`,
  'resource-not-arn': (resource) => `${resource} is neither an ARN nor *.`,
  'invalid-partition': (resource) => `${resource} is not in the partition aws.`,
  'unqualified-vendor': (resource) => `${resource} must name its service without wildcards.`,
  'incomplete-arn': (resource) => `${resource} lacks parts of an ARN.`,
  'region-not-allowed': (resource) => `${resource} must not name a Region: the service has none in its ARNs.`,
  'unknown-resource-path': (arn) => `${arn} is of no kind that IAM has: user/…, role/…, group/…, policy/… .`,
  'principal-not-object': () => 'Principal must say what kind of principals it lists, as in {"AWS": …}.',
  'not-principal-not-allowed': () => 'A policy of this kind has no NotPrincipal.',
  'principal-not-everybody': () => 'Principal must be *; conditions can say who is meant.',
  'resource-not-allowed': () => 'A trust policy has no Resource: it is about the role to which it belongs.',
  'resource-not-everything': () => 'With Allow, the Resource of a service control policy must be *.',
  'action-not-allowed': (action) => `${action} cannot be in a policy of this kind.`,
  'not-action-not-allowed': () => 'A resource control policy has no NotAction.',
  'allow-not-allowed': () => 'A resource control policy only denies.',

  'allows-everything': () => 'This allows everything: every action on every resource of the account.',
  'denies-everything': () => 'This denies everything, whatever else allows it.',
  'allows-all-but-actions': () => 'NotAction with Allow allows all other actions, also those of services yet to come.',
  'allows-all-but-resources': () =>
    'NotResource with Allow allows the actions on all other resources, also those yet to come.',
  'allows-all-but-principals': () =>
    'NotPrincipal with Allow lets everybody else in, also callers without credentials.',
  'pass-any-role': () => 'Whoever can pass every role to a service can get the permissions of the strongest one.',
  anyone: () => 'This lets everybody in, from whatever account.',
  'service-without-source': (service) =>
    `${service} acts for many customers: without aws:SourceArn or aws:SourceAccount, it may do this for any of them.`,
  'whole-service': (action) => `${action} allows all that the service can do, now and later.`,
  'redundant-action': (action) => `Another entry of the list covers ${action} already.`,
  'redundant-resource': (resource) => `Another entry of the list covers ${resource} already.`,
  'redundant-principal': (principal) => `* covers ${principal} already.`,
  'unknown-action': (action) =>
    /[*?]/.test(action) ? `No action is like ${action}.` : `There is no action ${action}; this never matches.`,
  'action-without-resource': (action) => `${action} never matches: it works on none of the statement's resources.`,
  'resource-without-action': (resource) => `None of the statement's actions works on ${resource}; this never matches.`,
  'principal-with-wildcard': (principal) =>
    `${principal} matches nobody: in an ARN of a principal, * is no wildcard. A condition on aws:PrincipalArn can have some.`,
  'variable-in-old-version': (text) => `${text} is taken literally: there are variables only since Version 2012-10-17.`,
  'old-version': () => 'Without Version 2012-10-17, this is the old language, which has no policy variables.',
  'unknown-condition-key': (key) => `No request has a key ${key}.`,
  'condition-key-of-other-service': (key) =>
    `Requests for these actions never have ${key}, which belongs to another service.`,
  'condition-key-of-other-action': (key) => `Requests for these actions never have ${key}.`,
  'operator-does-not-fit': (what) => `${what}: the operator compares values of another kind.`,
  'wildcard-in-equals': (value) =>
    `${value} is taken literally: for wildcards, the operator is StringLike or StringNotLike.`,
  'all-values-of-none': (key) => `ForAllValues also holds when the request has no ${key}, and this allows it then.`,
  'set-operator-on-one-value': (what) =>
    `${what}: the key has one value, so the operator needs no ForAllValues or ForAnyValue.`,
  'denies-only-with-key': (key) =>
    `Requests with long-term credentials have no ${key}, so this does not deny them; BoolIfExists does.`,
}
