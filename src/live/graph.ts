// Worlds share almost everything with the world before them. Here they keep sharing it on their way to another machine: each
// object is written out once, and later named by its number.

export type Coded =
  | string
  | number
  | boolean
  | null
  /** An object that was sent before. */
  | { readonly ref: number }
  | { readonly id: number; readonly items: readonly Coded[] }
  | { readonly id: number; readonly names: readonly string[]; readonly values: readonly Coded[] }

/** Plain data only. `onObject` hears of each object that is written out. */
export function createEncoder(onObject: (value: object) => void = () => undefined): (value: unknown) => Coded {
  const known = new WeakMap<object, number>()
  let next = 0
  return function encode(value): Coded {
    if (typeof value !== 'object' || value === null) return isScalar(value) ? value : null
    const ref = known.get(value)
    if (ref !== undefined) return { ref }
    const id = next++
    known.set(value, id)
    onObject(value)
    if (Array.isArray(value)) return { id, items: value.map(encode) }
    const given = Object.entries(value).filter(([, item]) => item !== undefined)
    return { id, names: given.map(([name]) => name), values: given.map(([, item]) => encode(item)) }
  }
}

/** The other end: it must be given everything that its encoder has made, in order. */
export function createDecoder(): (coded: Coded) => unknown {
  const known: object[] = []
  return function decode(coded): unknown {
    if (typeof coded !== 'object' || coded === null) return coded
    if ('ref' in coded) {
      const value = known[coded.ref]
      if (!value) throw new RangeError(`Nothing was sent under the number ${coded.ref}.`)
      return value
    }
    // An object has its number before what is in it, so its place is taken first.
    if ('items' in coded) {
      const items: unknown[] = []
      known[coded.id] = items
      for (const item of coded.items) items.push(decode(item))
      return items
    }
    const value = {}
    known[coded.id] = value
    coded.names.forEach((name, index) => {
      Object.defineProperty(value, name, {
        value: decode(coded.values[index] ?? null),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    })
    return value
  }
}

const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
