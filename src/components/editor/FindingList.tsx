// What was found, in the order of the text. Each finding leads to its place.
import type { PolicyFinding } from '../../sim/index.ts'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { RichText } from '../text/RichText.tsx'
import styles from './FindingList.module.css'
import { countText, severityWords } from './severityWords.ts'

interface FindingListProps {
  readonly id: string
  readonly findings: readonly PolicyFinding[]
  readonly onGo: (finding: PolicyFinding) => void
}

const MOST = 40

export function FindingList({ id, findings, onGo }: FindingListProps) {
  return (
    <section className={styles.findings} aria-labelledby={id}>
      <h3 id={id} className={styles.heading}>
        {countText(findings)}
      </h3>
      {findings.length === 0 ? (
        <p className={styles.none}>
          <Icon name="check" />
          <span>
            It is a policy of this kind, and every part of it can match something. What AWS says, sending tells.
          </span>
        </p>
      ) : (
        <ol className={styles.list}>
          {findings.slice(0, MOST).map((finding, index) => {
            const { icon, word } = severityWords[finding.severity]
            return (
              // The same finding may be there twice.
              <li key={index}>
                <button
                  type="button"
                  className={styles.finding}
                  data-severity={finding.severity}
                  onClick={() => onGo(finding)}
                >
                  <span className={styles.sign}>
                    <Icon name={icon} />
                  </span>
                  <span className={styles.word}>{word}</span>
                  <span className={styles.place}>
                    line {finding.line}, column {finding.column}
                  </span>
                  <span className={styles.message}>
                    {finding.type === 'invalid-json' ? (
                      <RichText text={finding.message} />
                    ) : (
                      <VisibleText text={finding.message} />
                    )}
                  </span>
                </button>
              </li>
            )
          })}
        </ol>
      )}
      {findings.length > MOST && <p className={styles.more}>And {findings.length - MOST} more.</p>}
    </section>
  )
}
