// What an edit did to a document, line by line. Null is a document that does not exist.
import styles from './Difference.module.css'
import { lineDifference, shortened } from './lineDifference.ts'

export function Difference({ before, after }: { readonly before: string | null; readonly after: string | null }) {
  const lines = shortened(lineDifference(before, after))
  if (lines.length === 0) return null
  return (
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
  )
}
