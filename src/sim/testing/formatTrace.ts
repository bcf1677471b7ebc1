// A trace as text, one line per entry: what golden traces are made of, so that a changed story is read as a diff.
import type { ConsideredPolicy, Decision } from '../iam/decision.ts'
import type { Artifact, CryptoPerformed, Kept, Place, StateChange, TraceEntry, TraceStep } from '../trace.ts'
import type { Caller } from '../iam/caller.ts'

export const formatTrace = (trace: readonly TraceEntry[]): string =>
  trace.map((entry) => `${entry.call.id.padEnd(7)} ${formatEntry(entry)}`.trimEnd()).join('\n')

function formatEntry({ call, step }: TraceEntry): string {
  const name = (place: Place): string => (place === 'caller' ? callerName(call.caller) : place)
  const way = ({ from, to }: { readonly from: Place; readonly to: Place }): string =>
    `${name(from)} → ${name(to)}`.padEnd(22)
  switch (step.type) {
    case 'request-sent':
      return `${way(step)} ${call.operation}${call.depth ? ` as ${callerName(call.caller)}${call.via ? ` via ${call.via}` : ''}` : ''}${carrying(step.carries)}`
    case 'response-returned':
      return `${way(step)} answered${carrying(step.carries)}`
    case 'request-failed':
      return `${way(step)} refused in ${step.at}: ${step.error.status} ${step.error.code}${step.error.message === undefined ? '' : ` “${step.error.message}”`}`
    case 'event-recorded':
      return `recorded ${step.event.eventName}${step.event.errorCode === undefined ? '' : ` ${step.event.errorCode}`} (${keepers(step.kept)})`
    case 'access-decided':
      return `${name(step.place).padEnd(22)} ${formatDecision(step.decision)}`
    default:
      return `${name(step.place).padEnd(22)} ${whatHappened(step)}`
  }
}

const callerName = (caller: Caller): string => {
  switch (caller.type) {
    case 'User':
      return caller.userName
    case 'AssumedRole':
      return `${caller.roleName}/${caller.sessionName}`
    case 'FederatedUser':
      return caller.name
    case 'Root':
      return 'root'
    case 'Anonymous':
      return 'anonymous'
    case 'Service':
      return caller.service
  }
}

const formatDecision = ({ action, resource, verdict, because, considered }: Decision): string =>
  `${action} on ${resource} ${verdict}: ${reasonOf(because, considered)}`

function reasonOf(because: Decision['because'], considered: readonly ConsideredPolicy[]): string {
  switch (because.type) {
    case 'allow':
    case 'explicit-deny': {
      const policy = considered.find(({ source }) => source.id === because.policy)
      const sid = policy?.statements.find(({ index }) => index === because.statement)?.sid
      return `${because.type} in ${policy?.source.name ?? because.policy}, statement ${sid === undefined ? because.statement : `“${sid}”`}`
    }
    case 'implicit-deny':
      return `implicit-deny ${because.missing}`
    case 'grant':
      return `grant ${because.grantId}`
    case 'block-public-access':
      return `block-public-access ${because.setting}`
    default:
      return because.type
  }
}

type Happening = Exclude<
  TraceStep,
  { readonly type: 'request-sent' | 'response-returned' | 'request-failed' | 'event-recorded' | 'access-decided' }
>

function whatHappened(step: Happening): string {
  switch (step.type) {
    case 'crypto-performed':
      return `${step.act} under ${keyName(step)}: ${list(step.uses)} → ${step.succeeded ? list(step.makes) : 'nothing: the tag does not fit'}${contextText(step)}`
    case 'artifact-stored':
      return `stored ${list(step.artifacts)} in ${step.holder}`
    case 'artifact-fetched':
      return `fetched ${list(step.artifacts)} from ${step.holder}`
    case 'artifact-discarded':
      return `discarded ${artifactName(step.artifact)}, which now reads ${/^0*$/.test(step.remains) ? 'zeros' : step.remains}`
    case 'state-changed':
      return `${changeText(step.change)} ${step.subject}`
  }
}

const keyName = ({ key }: CryptoPerformed): string =>
  'kmsKey' in key ? key.kmsKey : 'artifact' in key ? 'a data key' : 'none' in key ? 'no key' : 'the key of S3'

const contextText = ({ encryptionContext }: CryptoPerformed): string =>
  encryptionContext ? ` with ${JSON.stringify(encryptionContext)}` : ''

function changeText(change: StateChange): string {
  switch (change.type) {
    case 'created':
      return `created ${change.what}`
    case 'deleted':
      return `deleted ${change.what}`
    case 'policy-changed':
      return `${change.before === null ? 'put' : change.after === null ? 'removed' : 'changed'} ${change.what}${change.name === undefined ? '' : ` ${change.name}`} of`
    case 'key-state-changed':
      return `${change.before} → ${change.after}`
    case 'setting-changed':
      return `set ${change.what} to ${JSON.stringify(change.after)} for`
    case 'time-passed':
      return `${change.milliseconds / 1000} s pass on the`
  }
}

const keepers = ({ history, trails }: Kept): string =>
  [...(history ? ['history'] : []), ...trails.map((arn) => arn.slice(arn.indexOf('trail/')))].join(', ') ||
  'kept nowhere'

const carrying = (artifacts: readonly Artifact[]): string => (artifacts.length ? ` with ${list(artifacts)}` : '')
const list = (artifacts: readonly Artifact[]): string => artifacts.map(artifactName).join(' + ') || 'nothing'
const artifactName = ({ kind, length, name }: Artifact): string =>
  `${kind}${name === undefined ? '' : ` ${name}`} (${length} B)`
