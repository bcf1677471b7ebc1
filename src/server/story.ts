// The story so far, without the worlds: what `GET /_unsealed/trace` gives and `--record` writes down.
import type { Exchange } from '../wire/handler.ts'

/** An exchange as a line of JSON. */
export const lineOf = (exchange: Exchange): string => JSON.stringify(told(exchange))

const told = ({ operation, region, status, trace }: Exchange) => ({
  operation,
  region,
  status,
  steps: trace.map(({ index, call, step }) => ({ index, call, step })),
})

type Told = ReturnType<typeof told>

/** Above that, in bytes and in steps, an exchange is kept as its line; below, it is written when somebody asks. */
const SHORT = { size: 8 << 10, steps: 40 }

/** Keeps the last ones: as many, and as many characters, as memory should hold. */
export function createStory({ most = 1000, longest = 32 << 20 } = {}) {
  let kept: (string | Told)[] = []
  let length = 0
  return {
    add(exchange: Exchange): void {
      const isShort = exchange.size <= SHORT.size && exchange.trace.length <= SHORT.steps
      const entry = isShort ? told(exchange) : lineOf(exchange)
      kept.push(entry)
      length += lengthOf(entry)
      while (kept.length > most || (length > longest && kept.length > 1)) length -= lengthOf(kept.shift())
    },
    clear(): void {
      kept = []
      length = 0
    },
    json: (): string =>
      `[${kept.map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))).join(',\n')}]`,
  }
}

/** Of what is short, as much as it could be. */
const lengthOf = (entry: string | Told | undefined): number => (typeof entry === 'string' ? entry.length : SHORT.size)

export type Story = ReturnType<typeof createStory>
