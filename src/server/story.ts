// The story so far, without the worlds: what `GET /_unsealed/trace` gives and `--record` writes down.
import type { Exchange } from '../wire/handler.ts'

/** An exchange as a line of JSON. */
export const lineOf = ({ operation, region, status, trace }: Exchange): string =>
  JSON.stringify({ operation, region, status, steps: trace.map(({ index, call, step }) => ({ index, call, step })) })

/** Keeps the last ones: as many, and as many characters, as memory should hold. */
export function createStory({ most = 1000, longest = 32 << 20 } = {}) {
  let lines: string[] = []
  let length = 0
  return {
    add(line: string): void {
      lines.push(line)
      length += line.length
      while (lines.length > most || (length > longest && lines.length > 1)) length -= lines.shift()?.length ?? 0
    },
    clear(): void {
      lines = []
      length = 0
    },
    json: (): string => `[${lines.join(',\n')}]`,
  }
}

export type Story = ReturnType<typeof createStory>
