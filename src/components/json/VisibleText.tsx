// Text of unknown origin, shown as text; what it hides is named.
import styles from './VisibleText.module.css'
import { runsOf } from './visibleCharacters.ts'

export function VisibleText({ text }: { readonly text: string }) {
  return runsOf(text).map((run, index) =>
    'text' in run ? (
      run.text
    ) : (
      // A run has no other name than its place in the text.
      <span key={index} className={styles.hidden} title={run.name}>
        {run.hidden}
      </span>
    ),
  )
}
