// One message: its first line, its headers and its body.
import { CodeLines } from '../json/CodeLines.tsx'
import { CopyButton } from '../json/CopyButton.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { useId, useRef } from 'react'
import type { WireMessage } from './wireMessage.ts'
import styles from './WireView.module.css'

interface WireViewProps {
  readonly title: string
  readonly label: string
  readonly message: WireMessage
  readonly isRefused?: boolean
}

export function WireView({ title, label, message: { start, headers, body, note }, isRefused = false }: WireViewProps) {
  const id = useId()
  const block = useRef<HTMLDivElement>(null)
  const text = [start, ...headers.map(([name, value]) => `${name}: ${value}`), '', body?.text ?? ''].join('\n')
  return (
    <section aria-labelledby={id}>
      <header className={styles.header}>
        <h3 id={id} className={styles.title} data-refused={isRefused}>
          {title}
        </h3>
        <CopyButton text={text} of={label.toLowerCase()} source={block} />
      </header>
      <div ref={block} className={styles.message}>
        <p className={styles.start} data-refused={isRefused}>
          <VisibleText text={start} />
        </p>
        {headers.length > 0 && (
          <dl className={styles.headers}>
            {headers.map(([name, value]) => (
              <div key={name} className={styles.pair}>
                <dt>{name}</dt>
                <dd>
                  <VisibleText text={value} />
                </dd>
              </div>
            ))}
          </dl>
        )}
        {body && (
          <CodeLines
            label={`${label} body`}
            language={body.language}
            lines={body.text.split('\n').map((line) => ({ text: line }))}
          />
        )}
        {note !== undefined && <p className={styles.note}>{note}</p>}
      </div>
    </section>
  )
}
