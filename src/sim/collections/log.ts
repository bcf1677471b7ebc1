// A persistent append-only list of plain, serialisable nodes: appending copies one path of 32-wide nodes.

export interface Log<T> {
  readonly length: number
  /** Tree of full blocks; `depth` levels of branches above the leaves. */
  readonly depth: number
  readonly root: Block<T>
}

export type Block<T> = readonly (T | Block<T>)[]

const WIDTH = 32

export const emptyLog: Log<never> = { length: 0, depth: 0, root: [] }

export function append<T>(log: Log<T>, item: T): Log<T> {
  const full = log.length === WIDTH ** (log.depth + 1)
  const depth = full ? log.depth + 1 : log.depth
  const root = full ? [log.root] : log.root
  return { length: log.length + 1, depth, root: put(root, depth, log.length, item) }
}

export function at<T>(log: Log<T>, index: number): T | undefined {
  if (index < 0 || index >= log.length) return undefined
  let block = log.root
  for (let level = log.depth; level > 0; level--) block = block[Math.floor(index / WIDTH ** level) % WIDTH] as Block<T> // branches hold blocks
  return block[index % WIDTH] as T // leaves hold items
}

/** The items from `start` (inclusive) to `end` (exclusive), oldest first. */
export function* slice<T>(log: Log<T>, start = 0, end = log.length): Generator<T> {
  for (let i = Math.max(0, start); i < Math.min(end, log.length); i++) yield at(log, i) as T // within bounds
}

/** The items, newest first. */
export function* newestFirst<T>(log: Log<T>): Generator<T> {
  for (let i = log.length - 1; i >= 0; i--) yield at(log, i) as T // within bounds
}

/**
 * The positions from `start` down to 0 whose items may be wanted. `slotsIn` is asked about whole blocks, which never change
 * once they are full, so what is found out about one can be remembered: a bit is set for each slot that is worth a look.
 * `level` is 0 for a block of items.
 */
export function* positionsDown<T>(
  log: Log<T>,
  start: number,
  slotsIn: (block: Block<T>, level: number) => number,
): Generator<number> {
  const newest = Math.min(start, log.length - 1)
  function* below(block: Block<T>, level: number, first: number): Generator<number> {
    const span = WIDTH ** level
    const slots = first + span * WIDTH <= log.length ? slotsIn(block, level) : -1
    if (slots === 0) return
    for (let slot = Math.min(WIDTH - 1, Math.floor((newest - first) / span)); slot >= 0; slot--) {
      if (((slots >>> slot) & 1) === 0) continue
      const position = first + slot * span
      if (level === 0) yield position
      else yield* below(block[slot] as Block<T>, level - 1, position) // branches hold blocks
    }
  }
  if (newest >= 0) yield* below(log.root, log.depth, 0)
}

function put<T>(block: Block<T>, level: number, index: number, item: T): Block<T> {
  const copy = [...block]
  const slot = Math.floor(index / WIDTH ** level) % WIDTH
  copy[slot] = level === 0 ? item : put((copy[slot] ?? []) as Block<T>, level - 1, index, item) // branches hold blocks
  return copy
}
