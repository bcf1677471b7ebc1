// A CloudTrail record as JSON, with a word on the members that matter.
import type { EventRecord } from '../../sim/index.ts'
import { CodeBlock } from '../json/CodeBlock.tsx'
import { formatted } from '../json/formatted.ts'
import { lineOf, notesOn } from './recordNotes.ts'

interface RecordTextProps {
  readonly event: EventRecord
  readonly title?: string
}

export function RecordText({ event, title = `${event.eventName} · ${event.eventTime}` }: RecordTextProps) {
  const lines = formatted(event).split('\n')
  const noteAt = new Map(notesOn(event).map(({ member, text }) => [lineOf(lines, member), text]))
  return (
    <CodeBlock
      title={title}
      label={`CloudTrail record of ${event.eventName}`}
      lines={lines.map((text, index) => {
        const note = noteAt.get(index)
        return note === undefined ? { text } : { text, mark: 'noted', note }
      })}
    />
  )
}
