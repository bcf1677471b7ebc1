// A persistent ordered map of plain, serialisable nodes: an update copies one path, so worlds share all the rest.
// Keys are compared by code point, which is UTF-8 byte order, the order in which S3 lists keys.

export interface Node<T> {
  readonly key: string
  readonly value: T
  readonly height: number
  readonly size: number
  readonly left: OrderedMap<T>
  readonly right: OrderedMap<T>
}

export type OrderedMap<T> = Node<T> | null

export const sizeOf = <T>(map: OrderedMap<T>): number => map?.size ?? 0

export function get<T>(map: OrderedMap<T>, key: string): T | undefined {
  let node = map
  while (node) {
    const order = compare(key, node.key)
    if (order === 0) return node.value
    node = order < 0 ? node.left : node.right
  }
  return undefined
}

export const has = <T>(map: OrderedMap<T>, key: string): boolean => get(map, key) !== undefined

export function set<T>(map: OrderedMap<T>, key: string, value: T): Node<T> {
  if (!map) return node(key, value, null, null)
  const order = compare(key, map.key)
  if (order === 0) return node(key, value, map.left, map.right)
  return order < 0
    ? balanced(map.key, map.value, set(map.left, key, value), map.right)
    : balanced(map.key, map.value, map.left, set(map.right, key, value))
}

export function remove<T>(map: OrderedMap<T>, key: string): OrderedMap<T> {
  if (!map) return null
  const order = compare(key, map.key)
  if (order < 0) return balanced(map.key, map.value, remove(map.left, key), map.right)
  if (order > 0) return balanced(map.key, map.value, map.left, remove(map.right, key))
  if (!map.left) return map.right
  if (!map.right) return map.left
  let next = map.right
  while (next.left) next = next.left
  return balanced(next.key, next.value, map.left, remove(map.right, next.key))
}

/** The entries with key ≥ `from`, in key order, lazily. */
export function* entries<T>(map: OrderedMap<T>, from = ''): Generator<readonly [string, T]> {
  const path: Node<T>[] = []
  let node = map
  while (node || path.length) {
    while (node) {
      if (compare(node.key, from) >= 0) {
        path.push(node)
        node = node.left
      } else node = node.right
    }
    const next = path.pop()
    if (!next) return
    yield [next.key, next.value]
    node = next.right
  }
}

export function* values<T>(map: OrderedMap<T>): Generator<T> {
  for (const [, value] of entries(map)) yield value
}

export const fromEntries = <T>(pairs: Iterable<readonly [string, T]>): OrderedMap<T> => {
  let map: OrderedMap<T> = null
  for (const [key, value] of pairs) map = set(map, key, value)
  return map
}

/** Orders two strings by code point. */
export function compare(a: string, b: string): number {
  const length = Math.min(a.length, b.length)
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i)
    const y = b.charCodeAt(i)
    if (x !== y) return rank(x) - rank(y)
  }
  return a.length - b.length
}

// Surrogates stand for code points above every other UTF-16 unit.
const rank = (unit: number): number =>
  unit >= 0xd800 && unit <= 0xdfff ? unit + 0x2000 : unit >= 0xe000 ? unit - 0x800 : unit

const heightOf = <T>(map: OrderedMap<T>): number => map?.height ?? 0

const node = <T>(key: string, value: T, left: OrderedMap<T>, right: OrderedMap<T>): Node<T> => ({
  key,
  value,
  height: Math.max(heightOf(left), heightOf(right)) + 1,
  size: sizeOf(left) + sizeOf(right) + 1,
  left,
  right,
})

function balanced<T>(key: string, value: T, left: OrderedMap<T>, right: OrderedMap<T>): Node<T> {
  const lean = heightOf(left) - heightOf(right)
  if (lean > 1 && left) {
    if (heightOf(left.left) >= heightOf(left.right))
      return node(left.key, left.value, left.left, node(key, value, left.right, right))
    const mid = left.right
    if (mid)
      return node(
        mid.key,
        mid.value,
        node(left.key, left.value, left.left, mid.left),
        node(key, value, mid.right, right),
      )
  }
  if (lean < -1 && right) {
    if (heightOf(right.right) >= heightOf(right.left))
      return node(right.key, right.value, node(key, value, left, right.left), right.right)
    const mid = right.left
    if (mid)
      return node(
        mid.key,
        mid.value,
        node(key, value, left, mid.left),
        node(right.key, right.value, mid.right, right.right),
      )
  }
  return node(key, value, left, right)
}
