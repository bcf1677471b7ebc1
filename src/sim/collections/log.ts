// A persistent append-only list of plain, serialisable nodes: appending copies one path of 32-wide nodes.

export interface Log<T> {
  /** Of all that was ever appended. */
  readonly length: number
  /** Position of the oldest item that is still there; each keeps its position. */
  readonly first: number
  /** Tree of full blocks; `depth` levels of branches above the leaves. */
  readonly depth: number
  readonly root: Block<T>
}

export type Block<T> = readonly (T | Block<T>)[]

const WIDTH = 32

export const emptyLog: Log<never> = { length: 0, first: 0, depth: 0, root: [] }

export function append<T>(log: Log<T>, item: T): Log<T> {
  const full = log.length === WIDTH ** (log.depth + 1)
  const depth = full ? log.depth + 1 : log.depth
  const root = full ? [log.root] : log.root
  return { length: log.length + 1, first: log.first, depth, root: put(root, depth, log.length, item) }
}

/** Lets go of the items before `position`, in whole blocks; the block of the newest item stays. */
export function dropBefore<T>(log: Log<T>, position: number): Log<T> {
  const first = Math.floor(Math.min(position, log.length - 1) / WIDTH) * WIDTH
  return first <= log.first ? log : { ...log, first, root: without(log.root, log.depth, first) }
}

export function at<T>(log: Log<T>, index: number): T | undefined {
  if (index < log.first || index >= log.length) return undefined
  let block = log.root
  for (let level = log.depth; level > 0; level--) block = block[Math.floor(index / WIDTH ** level) % WIDTH] as Block<T> // branches hold blocks
  return block[index % WIDTH] as T // leaves hold items
}

/** The items from `start` (inclusive) to `end` (exclusive), oldest first. */
export function* slice<T>(log: Log<T>, start = 0, end = log.length): Generator<T> {
  for (let i = Math.max(log.first, start); i < Math.min(end, log.length); i++) yield at(log, i) as T // within bounds
}

/** The items, newest first. */
export function* newestFirst<T>(log: Log<T>): Generator<T> {
  for (let i = log.length - 1; i >= log.first; i--) yield at(log, i) as T // within bounds
}

/**
 * The positions from `start` down to the first whose items may be wanted. `slotsIn` is asked about whole blocks, which never change
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
    if (first + span * WIDTH <= log.first) return
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

/** A branch on the path to `first`, its earlier blocks empty. */
function without<T>(block: Block<T>, level: number, first: number): Block<T> {
  if (level === 0) return block
  const slot = Math.floor(first / WIDTH ** level) % WIDTH
  return block.map(
    (inner, i) => (i < slot ? [] : i === slot ? without(inner as Block<T>, level - 1, first) : inner), // branches hold blocks
  )
}
