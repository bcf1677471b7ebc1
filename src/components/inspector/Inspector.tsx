// The proof of one step: why it was decided so, what went over the wire, which bytes, and what was written down.
import type { Look } from '../../scenarios/scenario.ts'
import type { Artifact, TraceEntry } from '../../sim/index.ts'
import type { StageCast } from '../../stage/cast.ts'
import { Tabs } from '../controls/Tabs.tsx'
import type { ArtifactField } from './stepArtifacts.ts'
import { BytesPanel } from './BytesPanel.tsx'
import { callStoryOf } from './callStory.ts'
import { DecisionPanel } from './DecisionPanel.tsx'
import { EmptyPanel } from './EmptyPanel.tsx'
import './fields.css'
import styles from './Inspector.module.css'
import { RecordPanel } from './RecordPanel.tsx'
import { RequestPanel } from './RequestPanel.tsx'

interface InspectorProps {
  readonly cast: StageCast
  /** The whole story of one request; empty before the first. */
  readonly trace: readonly TraceEntry[]
  readonly cursor: number
  readonly look: Look
  readonly onLook: (look: Look) => void
  /** The answer is being worked out. */
  readonly isLoading?: boolean
  /** The bytes themselves, where the page may show them. */
  readonly bytesOf: (artifact: Artifact) => Uint8Array | undefined
  /** What each byte is, for bytes with an inner layout. */
  readonly fieldsOf: (artifact: Artifact) => readonly ArtifactField[] | undefined
  /** Goes to the step of an entry that a panel refers to. */
  readonly onSeek?: (index: number) => void
  /** Opens a policy that a panel shows, by its id, to be rewritten. */
  readonly onEdit?: (policy: string) => void
}

export function Inspector({
  cast,
  trace,
  cursor,
  look,
  onLook,
  isLoading = false,
  bytesOf,
  fieldsOf,
  onSeek,
  onEdit,
}: InspectorProps) {
  const story = callStoryOf(trace, cursor)
  return (
    <section className={styles.inspector} aria-label="Inspector">
      <Tabs label="The proof of this step" tabs={tabs} selected={look} onSelect={onLook}>
        {isLoading ? (
          <EmptyPanel icon="send" title="The request is on its way" text="Its proof appears here in a moment." isBusy />
        ) : !story ? (
          <EmptyPanel
            icon={empty[look].icon}
            title="Send a request, and its proof appears here."
            text={empty[look].text}
          />
        ) : look === 'decision' ? (
          <DecisionPanel story={story} cast={cast} {...(onSeek && { onSeek })} {...(onEdit && { onEdit })} />
        ) : look === 'request' ? (
          <RequestPanel story={story} cast={cast} />
        ) : look === 'bytes' ? (
          <BytesPanel key={story.entry.index} entry={story.entry} bytesOf={bytesOf} fieldsOf={fieldsOf} />
        ) : (
          <RecordPanel story={story} />
        )}
      </Tabs>
    </section>
  )
}

const tabs = [
  { id: 'decision', label: 'Decision' },
  { id: 'request', label: 'Request' },
  { id: 'bytes', label: 'Bytes' },
  { id: 'record', label: 'Record' },
] as const

const empty = {
  decision: { icon: 'gate', text: 'Which policies were read, and the statement that decided.' },
  request: { icon: 'send', text: 'The call and its answer, in AWS’s own protocol.' },
  bytes: { icon: 'key', text: 'Every byte that was encrypted, wrapped, opened or wiped.' },
  record: { icon: 'pen', text: 'What CloudTrail wrote down, and where it is kept.' },
} as const
