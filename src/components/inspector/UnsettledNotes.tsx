// AWS is silent here: what that means for this decision.
import { Icon } from '../controls/Icon.tsx'
import { Sentence } from './Sentence.tsx'
import type { Unsettled } from './unsettled.ts'
import styles from './UnsettledNotes.module.css'

export function UnsettledNotes({ notes }: { readonly notes: readonly Unsettled[] }) {
  if (notes.length === 0) return null
  return (
    <ul className={styles.notes} aria-label="What AWS does not document">
      {notes.map(({ isDisputed, rule, text }) => (
        <li key={rule} className={styles.note}>
          <Icon name="help" />
          <span>
            <strong>{isDisputed ? 'AWS’s documentation disagrees with itself.' : 'AWS does not document this.'}</strong>{' '}
            <Sentence text={text} />
          </span>
        </li>
      ))}
    </ul>
  )
}
