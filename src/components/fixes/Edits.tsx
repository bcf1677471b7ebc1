// The edits of a fix, each with the place where it is made.
import type { Fix } from '../../scenarios/fixes/fix.ts'
import { RichText } from '../text/RichText.tsx'
import styles from './Edits.module.css'

export function Edits({ fix }: { readonly fix: Fix }) {
  return (
    <ol className={styles.edits} data-count={fix.edits.length}>
      {fix.edits.map(({ title, where }) => (
        <li key={where + title} className={styles.edit}>
          <span className={styles.where}>{where}</span>
          <span className={styles.title}>
            <RichText text={title} />
          </span>
        </li>
      ))}
    </ol>
  )
}
