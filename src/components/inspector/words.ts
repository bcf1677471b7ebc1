// The inspector's sentences. AWS's terms are AWS's; everything else is said plainly.
import type { Caller, CallView, ConsideredElement, ConsideredPolicy, Decision, PolicyType } from '../../sim/index.ts'
import { personOf, type StageCast } from '../../stage/cast.ts'
import type { IconName } from '../controls/Icon.tsx'

export const callerName = (caller: Caller, cast: StageCast): string => personOf(cast, caller).name

/** `kms:Decrypt for Bob, through S3`. */
export const callTitle = (action: string, call: CallView, cast: StageCast): string =>
  `${action} for ${callerName(call.caller, cast)}${call.via ? `, through ${serviceNames[call.via]}` : ''}`

const serviceNames = { s3: 'S3', cloudtrail: 'CloudTrail' } as const

export interface Ruling {
  readonly icon: IconName
  readonly tone: 'allowed' | 'denied'
  readonly word: 'Allowed' | 'Denied'
  /** The kind of yes or no, in AWS's terms. */
  readonly kind: string
  readonly why: string
}

export function rulingOf(decision: Decision, caller: string): Ruling {
  const { because, action, considered } = decision
  const policy = considered.find(({ source }) => 'policy' in because && source.id === because.policy)
  const name = policy && policyName(policy)
  const sid = policy?.statements.find(({ index }) => 'statement' in because && index === because.statement)?.sid
  const statement = `${sid === undefined ? 'A statement' : `The statement \`${sid}\``} of ${name ?? 'a policy'}`
  const allowed = { icon: 'check', tone: 'allowed', word: 'Allowed' } as const
  const denied = { tone: 'denied', word: 'Denied' } as const
  switch (because.type) {
    case 'allow':
      return {
        ...allowed,
        kind: 'A statement says yes',
        why: `${statement} allows \`${action}\`, and nothing denies it.`,
      }
    case 'grant':
      return {
        ...allowed,
        kind: 'A grant says yes',
        why: `A grant on the key allows \`${action}\`, and nothing denies it.`,
      }
    case 'acl':
      return {
        ...allowed,
        kind: 'Access control list',
        why: `An access control list gives this to \`${because.grantee}\`, and nothing denies it.`,
      }
    case 'root-user':
      return {
        ...allowed,
        kind: 'Root user',
        why: 'The account’s root user needs no policy here, and nothing denies it.',
      }
    case 'no-permission-needed':
      return {
        ...allowed,
        kind: 'No permission needed',
        why: `AWS answers \`${action}\` to everyone who has credentials.`,
      }
    case 'explicit-deny':
      return {
        ...denied,
        icon: 'hand',
        kind: 'Explicit deny',
        why: `${statement} says no. A Deny beats every Allow, wherever it stands.`,
      }
    case 'implicit-deny':
      return { ...denied, icon: 'gate', kind: 'Implicit deny', why: silenceOf(because.missing, decision, caller) }
    case 'block-public-access':
      return {
        ...denied,
        icon: 'shield',
        kind: 'Block Public Access',
        why: PUBLIC[because.setting],
      }
  }
}

const PUBLIC = {
  RestrictPublicBuckets:
    'The bucket policy is public, and `RestrictPublicBuckets` lets only this account and AWS services use a public policy.',
  BlockPublicPolicy: 'The new policy would be public, and `BlockPublicPolicy` keeps public policies off this bucket.',
  BlockPublicAcls: 'The list would be public, and `BlockPublicAcls` keeps public lists off this bucket.',
}

function silenceOf(missing: PolicyType, { action, considered }: Decision, caller: string): string {
  const resource = considered.find(({ source }) => source.type === 'resource-based')
  if (missing === 'identity-based')
    return `Nothing says yes: no IAM policy of ${caller} allows \`${action}\` on this resource.`
  if (missing !== 'resource-based')
    return `Nothing says yes: no ${missing.replaceAll('-', ' ')} policy allows \`${action}\`.`
  if (resource?.source.name === 'key policy')
    return `Nothing says yes: the key policy does not allow ${caller} to \`${action}\`, and it does not leave that to IAM either.`
  return resource?.source.document
    ? `Nothing says yes: the ${resource.source.name} does not allow \`${action}\` for ${caller}.`
    : `Nothing says yes: there is no policy on the resource that would allow \`${action}\`.`
}

export interface GateView {
  readonly icon: IconName
  readonly word: string
  readonly tone: 'allowed' | 'denied' | 'quiet'
  readonly line: string
}

/** How a gate reads; `isDeciding` when this is the one that the decision hangs on. */
export function gateOf(policy: ConsideredPolicy, decision: Decision, isDeciding: boolean): GateView {
  const statements = policy.statements.length
  const read = statements === 1 ? '1 statement read' : `${statements} statements read`
  const decided = isDeciding && 'statement' in decision.because ? decision.because.statement : undefined
  const isNoYes = isDeciding && decision.because.type === 'implicit-deny'
  const isBlocked = isDeciding && decision.because.type === 'block-public-access'
  if (isBlocked)
    return { icon: 'shield', word: 'Denied', tone: 'denied', line: 'public, so Block Public Access sets it aside' }
  switch (policy.verdict) {
    case 'allows':
      return { icon: 'check', word: 'Allowed', tone: 'allowed', line: applying(policy, 'Allow', decided) ?? read }
    case 'denies':
      return { icon: 'hand', word: 'Denied', tone: 'denied', line: applying(policy, 'Deny', decided) ?? read }
    case 'delegates':
      return {
        icon: 'delegate',
        word: 'Leaves it to IAM',
        tone: 'allowed',
        line: 'names the account, so IAM policies decide',
      }
    case 'silent': {
      const line =
        policy.source.document === '' ? 'there is no policy here' : `${read}, none allows \`${decision.action}\``
      // The stage’s word for it: the gate is empty, and that is what denies.
      return isNoYes
        ? { icon: 'gate', word: 'Denied', tone: 'denied', line: `nothing says yes; ${line}` }
        : { icon: 'dash', word: policy.source.document === '' ? 'None' : 'Says nothing', tone: 'quiet', line }
    }
    case 'not-evaluated':
      return { icon: 'dash', word: 'Not evaluated', tone: 'quiet', line: 'already decided without it' }
  }
}

/** The statement that decided, or else the first one that applies. */
function applying(
  { statements }: ConsideredPolicy,
  effect: 'Allow' | 'Deny',
  decided: number | undefined,
): string | undefined {
  const all = statements.filter((statement) => statement.applies && statement.effect === effect)
  const found = all.find(({ index }) => index === decided) ?? all[0]
  return found && `statement ${found.sid === undefined ? found.index + 1 : `\`${found.sid}\``}`
}

/** What a person calls it, with its kind: `the key policy`, `Bob’s policy BobReadsGallery`. */
const policyName = ({ source }: ConsideredPolicy): string =>
  source.type === 'resource-based' ? `the ${source.name}` : `the IAM policy \`${source.name}\``

/** `Two elements differ: action and resource.` */
export function differenceText(failed: readonly ConsideredElement[]): string {
  const names = [...new Set(failed.map(({ element }) => elementWord[element]))]
  const count = numbers[failed.length] ?? String(failed.length)
  return `${count} ${failed.length === 1 ? 'element differs' : 'elements differ'}: ${listed(names)}.`
}

const numbers = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six']

const elementWord: Readonly<Record<ConsideredElement['element'], string>> = {
  Principal: 'principal',
  NotPrincipal: 'principal',
  Action: 'action',
  NotAction: 'action',
  Resource: 'resource',
  NotResource: 'resource',
  Condition: 'condition',
}

const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** Why an element does not match, or how it does. */
export function elementText({ element, matched, reason, values, key }: ConsideredElement): string {
  if (reason === undefined) return matched ? 'Matches.' : 'Does not match.'
  switch (reason) {
    case 'other-principal':
      return 'It is about someone else.'
    case 'names-the-account':
      return 'It names the whole account, which leaves the decision to IAM policies.'
    case 'names-the-role':
      return 'It names the role, and so each of its sessions, within their own limits.'
    case 'other-action':
      return 'It is about other actions.'
    case 'other-resource':
      return 'It is about other resources.'
    case 'value-differs':
      return values.length > 1 ? 'None of the request’s values fits.' : 'The request has another value.'
    case 'key-missing':
      return `The request carries no \`${key ?? 'such key'}\`.`
    case 'element-missing':
      return `The statement has no ${element}.`
    case 'variable-missing':
      return 'It uses a policy variable that this request does not have.'
  }
}
