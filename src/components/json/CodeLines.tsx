// Lines of code: highlighted by meaning, wrapped under their own indent, and marked where a line matters.
import type { ReactNode } from 'react'
import styles from './CodeLines.module.css'
import { tokensOf, type Token } from './tokens.ts'
import { VisibleText } from './VisibleText.tsx'
import { xmlTokensOf } from './xmlTokens.ts'

export type LineMark = 'decides-allow' | 'decides-deny' | 'differs' | 'matches' | 'noted' | 'dimmed'

export interface CodeLine {
  readonly text: string
  readonly mark?: LineMark
  /** In the margin: an icon or a number. Its words belong into it. */
  readonly margin?: ReactNode
  /** Under the line, and not part of the code. */
  readonly note?: string
}

interface CodeLinesProps {
  readonly label: string
  readonly lines: readonly CodeLine[]
  readonly language?: 'json' | 'xml' | 'text'
}

export function CodeLines({ label, lines, language = 'json' }: CodeLinesProps) {
  const hasMargin = lines.some((line) => line.margin !== undefined)
  return (
    <figure className={styles.code} aria-label={label} data-margin={hasMargin}>
      <pre>
        <code>
          {lines.map(({ text, mark, margin, note }, index) => {
            const body = text.trimStart()
            return (
              // A line has no other name than its number.
              <span key={index} className={styles.line} data-mark={mark}>
                {hasMargin && <span className={styles.margin}>{margin}</span>}
                <span className={styles.text} style={{ paddingInlineStart: `${text.length - body.length + 2}ch` }}>
                  {tokenizers[language](body).map((token, at) => (
                    <span key={at} data-kind={token.kind}>
                      <VisibleText text={token.text} />
                    </span>
                  ))}
                  {'\n'}
                </span>
                {note !== undefined && (
                  <span className={styles.note} style={{ paddingInlineStart: `${text.length - body.length}ch` }}>
                    <VisibleText text={note} />
                    {'\n'}
                  </span>
                )}
              </span>
            )
          })}
        </code>
      </pre>
    </figure>
  )
}

const tokenizers: Readonly<Record<NonNullable<CodeLinesProps['language']>, (line: string) => readonly Token[]>> = {
  json: tokensOf,
  xml: xmlTokensOf,
  text: (line) => [{ kind: 'string', text: line }],
}
