// What CloudTrail wrote down about the call, member by member, and where it is kept.
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import type { CallStory } from './callStory.ts'
import { EmptyPanel } from './EmptyPanel.tsx'
import { keptText, nowhereText } from './recordNotes.ts'
import styles from './RecordPanel.module.css'
import { RecordText } from './RecordText.tsx'

export function RecordPanel({ story: { record, entry } }: { readonly story: CallStory }) {
  if (!record)
    return entry.call.place === 'clock' ? (
      <EmptyPanel icon="pen" title="Nothing is written down." text="Simulated time is no AWS call." />
    ) : (
      <EmptyPanel
        icon="pen"
        title="Nothing is written down yet."
        text={`CloudTrail records ${entry.call.operation} when the call has ended, whether it was allowed or refused.`}
      />
    )
  const { event, kept } = record.step
  const places = keptText(kept, event)
  return (
    <div className={styles.panel}>
      <header className={styles.kept} data-nowhere={places.length === 0}>
        <span className={styles.icon}>
          <Icon name={places.length === 0 ? 'dash' : 'pen'} />
        </span>
        {places.length === 0 ? (
          <p className={styles.nowhere}>{nowhereText(event)}</p>
        ) : (
          <ul className={styles.places} aria-label="Where it is kept">
            {places.map(({ where, text }) => (
              <li key={where}>
                <strong>
                  <VisibleText text={where} />
                </strong>{' '}
                <span className={styles.soft}>{text}</span>
              </li>
            ))}
          </ul>
        )}
      </header>
      <RecordText
        event={event}
        {...(places.length === 0 && { title: 'What a trail with S3 data events would keep' })}
      />
    </div>
  )
}
