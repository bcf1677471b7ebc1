// The only markup that lesson text has: `code` and **bold**. Everything else is text.
import { Fragment } from 'react'

export function RichText({ text }: { readonly text: string }) {
  return (
    <>
      {partsOf(text).map((part, i) =>
        part.type === 'code' ? (
          <code key={i}>{part.text}</code>
        ) : part.type === 'bold' ? (
          <strong key={i}>{part.text}</strong>
        ) : (
          <Fragment key={i}>{part.text}</Fragment>
        ),
      )}
    </>
  )
}

interface Part {
  readonly type: 'text' | 'code' | 'bold'
  readonly text: string
}

function partsOf(text: string): readonly Part[] {
  const parts: Part[] = []
  let rest = text
  while (rest) {
    const found = next(rest)
    if (!found) return [...parts, { type: 'text', text: rest }]
    if (found.start > 0) parts.push({ type: 'text', text: rest.slice(0, found.start) })
    parts.push({ type: found.type, text: rest.slice(found.start + found.mark.length, found.end) })
    rest = rest.slice(found.end + found.mark.length)
  }
  return parts
}

function next(
  text: string,
): { readonly type: 'code' | 'bold'; readonly mark: string; readonly start: number; readonly end: number } | undefined {
  const marks = [
    { type: 'code', mark: '`' },
    { type: 'bold', mark: '**' },
  ] as const
  return marks
    .map(({ type, mark }) => {
      const start = text.indexOf(mark)
      return { type, mark, start, end: start < 0 ? -1 : text.indexOf(mark, start + mark.length) }
    })
    .filter(({ end }) => end >= 0)
    .sort((a, b) => a.start - b.start)[0]
}
