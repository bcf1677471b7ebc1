// Any value as formatted JSON.
import type { ReactNode } from 'react'
import { CodeBlock } from './CodeBlock.tsx'
import { formatted } from './formatted.ts'

interface JsonViewProps {
  readonly title: ReactNode
  /** The title in plain words, for those who hear it. */
  readonly label: string
  /** A JSON value, or JSON text: text that is no JSON is shown as it is. */
  readonly value: unknown
}

export function JsonView({ title, label, value }: JsonViewProps) {
  return (
    <CodeBlock
      title={title}
      label={label}
      lines={formatted(value)
        .split('\n')
        .map((text) => ({ text }))}
    />
  )
}
