// The checkpoints on the routes: each policy that has a say, in evaluation order, with its verdict and one line why.
import type { ConsideredPolicy, Decision, PolicyType } from '../sim/index.ts'
import type { StagePerson } from './cast.ts'

/** Where a gate stands: in front of S3, in front of KMS, or in front of another service. */
export type Checkpoint = 's3' | 'kms' | 'side'

export interface GateView {
  readonly id: `gate:${string}`
  readonly checkpoint: Checkpoint
  /** `Bob’s policy`, `Bucket policy`. */
  readonly name: string
  readonly state: GateState
  /** The verdict in a word or three. */
  readonly word: string
  /** The rule that decided here, in one line. */
  readonly rule: string
  /** The eye lands here: this gate tipped the decision. */
  readonly isDeciding: boolean
  /** Where to read it: the policy's id in the decision. */
  readonly policy?: string
}

export type GateState =
  /** Nobody has asked yet. */
  | 'waiting'
  | 'allows'
  /** The key policy leaves it to IAM. */
  | 'delegates'
  /** Says nothing, and that is not what decided. */
  | 'silent'
  /** Implicit deny: nothing says yes. */
  | 'empty'
  /** Explicit deny: a statement says no. */
  | 'denies'
  /** Block Public Access overrules the policy. */
  | 'blocked'
  | 'not-evaluated'

/** The gates of a checkpoint that nobody has reached. */
export function waitingGates(checkpoint: Checkpoint, person: StagePerson | undefined): readonly GateView[] {
  const whose = person?.caller.type === 'anonymous' || person?.caller.type === 'root' ? [] : [identityGate]
  const kinds =
    checkpoint === 'kms' ? [resourceGate.kms, ...whose] : checkpoint === 's3' ? [...whose, resourceGate.s3] : whose
  return kinds.map(({ type, name }) => ({
    id: gateId(checkpoint, type),
    checkpoint,
    name: type === 'identity-based' && person ? `${possessive(person.name)} policies` : name,
    state: 'waiting',
    word: 'Not asked yet',
    rule: '',
    isDeciding: false,
  }))
}

const identityGate = { type: 'identity-based', name: 'Caller’s policies' } as const
const resourceGate = {
  s3: { type: 'resource-based', name: 'Bucket policy' },
  kms: { type: 'resource-based', name: 'Key policy' },
} as const

/** The gates after a decision: one per kind of policy; several of one kind stand together as one. */
export function decidedGates(checkpoint: Checkpoint, decision: Decision, person: StagePerson): readonly GateView[] {
  const kinds = [...new Set(decision.considered.map(({ source }) => source.type))]
  const gates = kinds.map((type) =>
    gateOf(
      checkpoint,
      decision,
      person,
      decision.considered.filter(({ source }) => source.type === type),
    ),
  )
  if (decision.because.type !== 'block-public-access') return gates
  return [
    ...gates.map((gate) => ({ ...gate, isDeciding: false })),
    {
      id: gateId(checkpoint, 'block-public-access'),
      checkpoint,
      name: 'Block Public Access',
      state: 'blocked',
      word: 'Denied',
      rule: `${decision.because.setting} is on`,
      isDeciding: true,
    },
  ]
}

function gateOf(
  checkpoint: Checkpoint,
  decision: Decision,
  person: StagePerson,
  policies: readonly ConsideredPolicy[],
): GateView {
  const { because } = decision
  const deciding =
    because.type === 'allow' || because.type === 'explicit-deny'
      ? policies.find(({ source }) => source.id === because.policy)
      : because.type === 'implicit-deny'
        ? policies.find(({ source }) => source.type === because.missing)
        : undefined
  // Several policies of one kind speak with the voice of the one that says most.
  const speaker = deciding ?? policies.toSorted((a, b) => loudness(b) - loudness(a))[0]
  const type = speaker?.source.type ?? 'identity-based'
  const state = stateOf(speaker, decision, deciding !== undefined)
  return {
    id: gateId(checkpoint, type),
    checkpoint,
    name: gateName(type, policies, person),
    state,
    word: words[state],
    rule: ruleOf(state, speaker, policies, decision),
    isDeciding: deciding !== undefined,
    ...(speaker && { policy: speaker.source.id }),
  }
}

const loudness = ({ verdict }: ConsideredPolicy): number =>
  ['not-evaluated', 'silent', 'delegates', 'allows', 'denies'].indexOf(verdict)

function stateOf(speaker: ConsideredPolicy | undefined, { because }: Decision, isDeciding: boolean): GateState {
  if (isDeciding && because.type === 'implicit-deny') return 'empty'
  return speaker?.verdict ?? 'not-evaluated'
}

const words: Record<GateState, string> = {
  waiting: 'Not asked yet',
  allows: 'Allowed',
  delegates: 'Leaves it to IAM',
  silent: 'Says nothing',
  empty: 'Denied',
  denies: 'Denied',
  blocked: 'Denied',
  'not-evaluated': 'Not evaluated',
}

function gateName(type: PolicyType, policies: readonly ConsideredPolicy[], person: StagePerson): string {
  if (type === 'resource-based') return capitalised(policies[0]?.source.name ?? 'resource policy')
  if (type === 'identity-based') return `${possessive(person.name)} ${policies.length > 1 ? 'policies' : 'policy'}`
  return otherNames[type]
}

export const capitalised = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`

export const otherNames: Record<Exclude<PolicyType, 'identity-based' | 'resource-based'>, string> = {
  'permissions-boundary': 'Permissions boundary',
  session: 'Session policy',
  'service-control': 'Service control policy',
  'resource-control': 'Resource control policy',
}

function ruleOf(
  state: GateState,
  speaker: ConsideredPolicy | undefined,
  policies: readonly ConsideredPolicy[],
  { because, action, verdict }: Decision,
): string {
  const statement =
    because.type === 'allow' || because.type === 'explicit-deny'
      ? speaker?.statements.find(({ index }) => index === because.statement)
      : undefined
  const applying = statement ?? speaker?.statements.find(({ applies }) => applies)
  const named = applying?.sid !== undefined ? `“${applying.sid}”` : applying ? `statement ${applying.index + 1}` : ''
  switch (state) {
    case 'allows':
      return named ? `${named} says yes` : 'says yes'
    case 'delegates':
      return 'names the account'
    case 'denies':
      return named ? `${named} says no` : 'a statement says no'
    case 'empty':
      return isEmpty(policies) ? `there is none: nothing says yes` : `nothing says yes to ${action}`
    case 'silent':
      return isEmpty(policies) ? 'there is none' : `nothing about ${action}`
    case 'not-evaluated':
      return verdict === 'allowed' ? 'not needed' : 'not reached'
    case 'blocked':
    case 'waiting':
      return ''
  }
}

const isEmpty = (policies: readonly ConsideredPolicy[]): boolean =>
  policies.every(({ source }) => source.document === '')

export const possessive = (name: string): string => `${name}${name.endsWith('s') ? '’' : '’s'}`

const gateId = (checkpoint: Checkpoint, kind: string): `gate:${string}` => `gate:${checkpoint}:${kind}`
