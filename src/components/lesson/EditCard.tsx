// What the last flip did to the document, line by line, and the requests that did it.
import { useStore } from 'zustand'
import { page } from '../../store/page.ts'
import { lineDifference, shortened } from './lineDifference.ts'
import styles from './EditCard.module.css'

export function EditCard() {
  const edit = useStore(page, (state) => state.edit)
  if (!edit) return null
  const lines = shortened(lineDifference(edit.before, edit.after))
  return (
    <aside className={styles.card} aria-label="What the change did">
      <p className={styles.title}>
        {edit.after === null && edit.before !== null ? `${edit.title}: removed` : `${edit.title}: changed`}
      </p>
      {edit.requests.map((request) => (
        <p key={request} className={styles.request}>
          <code>{request}</code>
        </p>
      ))}
      {lines.length > 0 && (
        <pre className={styles.lines}>
          {lines.map((line, index) =>
            line === null ? (
              <span key={index} className={styles.line} data-kind="left-out">
                …
              </span>
            ) : (
              <span key={index} className={styles.line} data-kind={line.kind}>
                <span className={styles.mark}>{line.kind === 'added' ? '+' : line.kind === 'removed' ? '−' : ' '}</span>
                {line.text}
              </span>
            ),
          )}
        </pre>
      )}
    </aside>
  )
}
