// A text area with line numbers, colours and underlines. What one sees is a copy of the text, drawn over the text area,
// which has the caret, the selection, the keyboard and the name.
import { memo, useId, useState, type Ref } from 'react'
import { Icon } from '../controls/Icon.tsx'
import styles from './CodeArea.module.css'
import { markedLines, partsOf, worst, type MarkedLine } from './markedLines.ts'
import { severityWords } from './severityWords.ts'
import type { PolicyFinding } from '../../sim/index.ts'

interface CodeAreaProps {
  readonly ref: Ref<HTMLTextAreaElement>
  readonly label: string
  readonly text: string
  readonly findings: readonly PolicyFinding[]
  /** Id of what is said about the text. */
  readonly describedBy: string
  readonly onChange: (text: string) => void
  /** Ctrl or ⌘ with Enter. */
  readonly onSubmit: () => void
}

export function CodeArea({ ref, label, text, findings, describedBy, onChange, onSubmit }: CodeAreaProps) {
  const hint = useId()
  const [caret, setCaret] = useState(0)
  const before = text.slice(0, caret)
  const line = before.split('\n').length
  const column = caret - before.lastIndexOf('\n')
  const here = findings.find(({ at }) => at.start <= caret && caret <= at.end) ?? findings.find((f) => f.line === line)
  return (
    <div className={styles.area}>
      <div className={styles.scroller}>
        <div className={styles.sheet}>
          <textarea
            ref={ref}
            className={styles.text}
            aria-label={label}
            aria-describedby={`${describedBy} ${hint}`}
            aria-invalid={findings.some(({ severity }) => severity === 'error')}
            value={text}
            maxLength={LONGEST}
            spellCheck={false}
            autoCapitalize="off"
            autoComplete="off"
            autoCorrect="off"
            onChange={(event) => {
              setCaret(event.target.selectionStart)
              onChange(event.target.value)
            }}
            onSelect={(event) => setCaret(event.currentTarget.selectionStart)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
              event.preventDefault()
              onSubmit()
            }}
          />
          <div className={styles.copy} aria-hidden="true">
            {markedLines(text, findings).map((each, index) => (
              // A line has no other name than its number.
              <Line key={index} {...each} isHere={index + 1 === line} />
            ))}
          </div>
        </div>
      </div>
      <p className={styles.status}>
        <span className={styles.place}>
          Line {line}, column {column}
        </span>
        <span className={styles.here} data-severity={here?.severity}>
          {here ? (
            <>
              <Icon name={severityWords[here.severity].icon} /> {here.message.replaceAll('`', '')}
            </>
          ) : (
            <span id={hint} className={styles.hint}>
              Tab leaves the text, Ctrl + Enter sends it.
            </span>
          )}
        </span>
      </p>
    </div>
  )
}

const Line = memo(
  function Line({ text, marks, isHere }: MarkedLine & { readonly isHere: boolean }) {
    const severity = worst(marks)
    return (
      <span className={styles.line} data-severity={severity} data-here={isHere || undefined}>
        {severity && (
          <span className={styles.sign}>
            <Icon name={severityWords[severity].icon} />
          </span>
        )}
        {partsOf({ text, marks }).map((part, index) => (
          <span key={index} data-kind={part.kind} data-severity={part.severity}>
            {part.text}
          </span>
        ))}
        {'\n'}
      </span>
    )
  },
  (a, b) => a.text === b.text && a.isHere === b.isHere && JSON.stringify(a.marks) === JSON.stringify(b.marks),
)

/** No policy of any kind may be longer. */
const LONGEST = 131_072
