// Which lines of a document an edit added or took away.

export interface DifferentLine {
  readonly text: string
  readonly kind: 'same' | 'added' | 'removed'
}

/** Lines of both texts in order, by their longest common subsequence. Null is a document that does not exist. */
export function lineDifference(before: string | null, after: string | null): readonly DifferentLine[] {
  const a = linesOf(before)
  const b = linesOf(after)
  const common = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number): number => common[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = common[i]
      if (row) row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  const lines: DifferentLine[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      lines.push({ text: a[i] ?? '', kind: 'same' })
      i++
      j++
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1)))
      lines.push({ text: a[i++] ?? '', kind: 'removed' })
    else lines.push({ text: b[j++] ?? '', kind: 'added' })
  }
  return lines
}

/** The changed lines with `around` lines of context; null stands for what was left out. */
export function shortened(lines: readonly DifferentLine[], around = 2): readonly (DifferentLine | null)[] {
  const keep = lines.map((_, i) =>
    lines.slice(Math.max(0, i - around), i + around + 1).some(({ kind }) => kind !== 'same'),
  )
  return lines.flatMap((line, i) => (keep[i] ? [line] : keep[i - 1] || i === 0 ? [null] : []))
}

const linesOf = (text: string | null): readonly string[] =>
  text === null ? [] : JSON.stringify(JSON.parse(text), null, 2).split('\n')
