// May they? The gates in order, the one that decided, its own words, and AWS's answer.
import { useState } from 'react'
import type { TraceEntry } from '../../sim/index.ts'
import type { StageCast } from '../../stage/cast.ts'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { AwsAnswer } from './AwsAnswer.tsx'
import { decidingGate, type CallStory, type Seen } from './callStory.ts'
import styles from './DecisionPanel.module.css'
import { EmptyPanel } from './EmptyPanel.tsx'
import { GateList } from './GateList.tsx'
import { PolicyEvidence } from './PolicyEvidence.tsx'
import { Sentence } from './Sentence.tsx'
import { unsettledIn, unsettledRefusal, type Unsettled } from './unsettled.ts'
import { UnsettledNotes } from './UnsettledNotes.tsx'
import { callerName, callTitle, rulingOf } from './words.ts'

interface DecisionPanelProps {
  readonly story: CallStory
  readonly cast: StageCast
  readonly onSeek?: (index: number) => void
  readonly onEdit?: (policy: string) => void
}

export function DecisionPanel({ story, cast, ...actions }: DecisionPanelProps) {
  const { decision, refusal, entry } = story
  const isElsewhere = refusal !== undefined && decision?.step.decision.verdict !== 'denied'
  if (!decision && !refusal)
    return (
      <EmptyPanel
        icon="gate"
        title="No permission has been checked yet."
        text={`The gates of ${entry.call.operation} come in one of the next steps.`}
      />
    )
  return (
    <div className={styles.panel}>
      {isElsewhere && <OtherRefusal refusal={refusal} />}
      {decision && <Ruled key={decision.entry.index} decision={decision} current={entry} cast={cast} {...actions} />}
      {refusal && <AwsAnswer refusal={refusal} />}
      <UnsettledNotes notes={notesOn(story)} />
    </div>
  )
}

const notesOn = ({ decision, refusal }: CallStory): readonly Unsettled[] => [
  ...(decision ? unsettledIn(decision.step.decision, decision.entry.call) : []),
  ...(refusal ? unsettledRefusal(refusal.step.error, refusal.entry.call, decision !== undefined) : []),
]

/** A refusal that no policy made. */
function OtherRefusal({ refusal: { step } }: { readonly refusal: Seen<'request-failed'> }) {
  return (
    <p className={styles.other}>
      <Icon name="cross" />
      <span>
        <strong>Refused, but not by a policy.</strong>{' '}
        {step.at === 'validation'
          ? 'AWS read the request and stopped before it asked for any permission.'
          : 'Every permission was there. Something else stood in the way.'}
      </span>
    </p>
  )
}

interface RuledProps {
  readonly decision: Seen<'access-decided'>
  readonly current: TraceEntry
  readonly cast: StageCast
  readonly onSeek?: (index: number) => void
  readonly onEdit?: (policy: string) => void
}

function Ruled({ decision: { entry, step }, current, cast, onSeek, onEdit }: RuledProps) {
  const { decision } = step
  const deciding = decidingGate(decision)
  const [picked, setPicked] = useState(deciding)
  const ruling = rulingOf(decision, callerName(entry.call.caller, cast))
  const policy = decision.considered[picked]
  return (
    <>
      <header className={styles.ruling} data-tone={ruling.tone}>
        <span className={styles.seal}>
          <Icon name={ruling.icon} />
        </span>
        <p className={styles.title}>{callTitle(decision.action, entry.call, cast)}</p>
        <h3 className={styles.verdict}>
          {ruling.word}
          <span className={styles.kind}>{ruling.kind}</span>
        </h3>
        <p className={styles.why}>
          <Sentence text={ruling.why} />
        </p>
        {entry.index !== current.index && onSeek && (
          <p className={styles.from}>
            <Button kind="quiet" onClick={() => onSeek(entry.index)}>
              Decided in step {entry.index + 1}: go there
            </Button>
          </p>
        )}
      </header>
      {decision.considered.length > 0 && (
        <GateList
          decision={decision}
          deciding={deciding}
          picked={picked}
          caller={callerName(entry.call.caller, cast)}
          onPick={setPicked}
        />
      )}
      {policy && (
        <PolicyEvidence
          key={policy.source.id}
          policy={policy}
          decision={decision}
          isDeciding={picked === deciding}
          {...(onEdit && { onEdit })}
        />
      )}
    </>
  )
}
