// Code with a title, what surrounds it in words, and a button that copies it.
import { useId, useRef, type ReactNode } from 'react'
import styles from './CodeBlock.module.css'
import { CodeLines, type CodeLine } from './CodeLines.tsx'
import { CopyButton } from './CopyButton.tsx'

interface CodeBlockProps {
  readonly title: ReactNode
  /** The title in plain words, for those who hear it. */
  readonly label: string
  readonly lines: readonly CodeLine[]
  readonly language?: 'json' | 'xml' | 'text'
  /** What is copied; the lines as they stand by default. */
  readonly copies?: string
}

export function CodeBlock({ title, label, lines, language = 'json', copies }: CodeBlockProps) {
  const id = useId()
  const block = useRef<HTMLDivElement>(null)
  return (
    <section className={styles.block} aria-labelledby={id}>
      <header className={styles.header}>
        <h4 id={id} className={styles.title}>
          {title}
        </h4>
        <CopyButton text={copies ?? lines.map(({ text }) => text).join('\n')} of={label} source={block} />
      </header>
      <div ref={block}>
        <CodeLines label={label} lines={lines} language={language} />
      </div>
    </section>
  )
}
