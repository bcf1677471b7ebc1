// Any value as formatted JSON.
import type { ReactNode } from 'react'
import { CodeBlock } from './CodeBlock.tsx'

interface JsonViewProps {
  readonly title: ReactNode
  readonly label: string
  /** A JSON value, or JSON text: text that is no JSON is shown as it is. */
  readonly value: unknown
}

export function JsonView({ title, label, value }: JsonViewProps) {
  return <CodeBlock title={title} label={label} lines={formatted(value).split('\n').map((text) => ({ text }))} />
}

export function formatted(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2)
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}
