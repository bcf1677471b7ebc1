// From a trace to what the player and the step list show.
import type { Printable, TraceEntry, TraceStep } from '../../sim/index.ts'
import { captionOf } from '../../stage/captions.ts'
import { askerOf } from '../../stage/asker.ts'
import { personOf, type StageCast } from '../../stage/cast.ts'
import { labelOf } from '../../stage/labels.ts'
import { fileName, inputOf, placeName, resourceName, textMember } from '../../stage/naming.ts'
import { toneOf } from '../../stage/tones.ts'
import type { IconName } from '../controls/Icon.tsx'
import type { PlayerStep } from './step.ts'

export const stepsOf = (cast: StageCast, trace: readonly TraceEntry[]): readonly PlayerStep[] =>
  trace.map((entry, index): PlayerStep => {
    const { call, step } = entry
    const resource = resourceOf(trace, entry)
    const name = call.caller.type === 'Service' ? placeName[call.via ?? 'cloudtrail'] : personOf(cast, call.caller).name
    return {
      label: labelOf(entry, cast),
      caption: captionOf(cast, trace, index),
      tone: toneOf(entry),
      icon: iconOf(step),
      depth: call.depth,
      facts: {
        actor:
          step.type === 'access-decided' && call.caller.type !== 'Service' && !call.via
            ? askerOf(cast, call, step.decision)
            : call.via && call.caller.type !== 'Service'
              ? `${name}, through ${placeName[call.via]}`
              : name,
        action: step.type === 'access-decided' ? step.decision.action : call.operation,
        ...(resource !== undefined && { resource }),
        outcome: outcomeOf(step),
      },
    }
  })

function iconOf(step: TraceStep): IconName {
  switch (step.type) {
    case 'request-sent':
      return 'send'
    case 'access-decided':
      return step.decision.verdict === 'allowed' ? 'check' : 'cross'
    case 'crypto-performed':
      return step.succeeded ? 'key' : 'cross'
    case 'artifact-stored':
    case 'artifact-fetched':
      return 'disk'
    case 'artifact-discarded':
      return 'erase'
    case 'state-changed':
      return 'change'
    case 'event-recorded':
      return 'pen'
    case 'response-returned':
      return 'answer'
    case 'request-failed':
      return 'cross'
  }
}

function outcomeOf(step: TraceStep): string {
  switch (step.type) {
    case 'request-sent':
      return 'Sent'
    case 'access-decided':
      return step.decision.verdict === 'allowed' ? 'Allowed' : 'Denied'
    case 'crypto-performed':
      return step.succeeded ? 'Done' : 'Failed'
    case 'artifact-stored':
      return 'Stored'
    case 'artifact-fetched':
      return 'Fetched'
    case 'artifact-discarded':
      return 'Wiped'
    case 'state-changed':
      return 'Changed'
    case 'event-recorded':
      return step.kept.history || step.kept.trails.length > 0 ? 'Recorded' : 'Not recorded'
    case 'response-returned':
      return 'Answered'
    case 'request-failed':
      return 'Refused'
  }
}

/** What the call is about: as its permission names it, or else its input. */
function resourceOf(trace: readonly TraceEntry[], { call, step, world }: TraceEntry): string | undefined {
  if (step.type === 'access-decided')
    return step.decision.resource === '*' ? undefined : resourceName(world, step.decision.resource)
  for (const { call: other, step: decided } of trace)
    if (other.id === call.id && decided.type === 'access-decided' && decided.decision.resource !== '*')
      return resourceName(world, decided.decision.resource)
  return resourceIn(inputOf(trace, call))
}

function resourceIn(input: Printable): string | undefined {
  const key = textMember(input, 'Key')
  if (key !== undefined) return fileName(key)
  for (const member of ['Bucket', 'KeyId', 'AliasName', 'UserName', 'TrailName', 'Name']) {
    const name = textMember(input, member)
    if (name !== undefined) return name
  }
  return undefined
}
