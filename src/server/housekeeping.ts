// A front runs for long, and nobody looks at its earlier worlds: what the present one does not need is let go of.
import { blobsIn, forgetEvents, type BlobRef, type Bytes, type Environment, type World } from '../sim/index.ts'

export interface Housekeeping {
  /** The same door, with somebody who counts what is stored behind it. */
  readonly watched: (environment: Environment) => Environment
  /** What is stored under a name; undefined when it was let go of. */
  readonly bytesOf: (environment: Environment, ref: BlobRef) => Bytes | undefined
  /** What of a world is kept; between two requests, when no other world is at work. */
  readonly tidied: (world: World, environment: Environment) => World
}

export interface Keeps {
  /** Records of CloudTrail, of all accounts and Regions. */
  readonly records: number
  /** Bytes that may be stored before those that no object has any more are looked for. */
  readonly stored: number
}

interface Store {
  names: Set<string>
  /** Bytes since it was last looked through. */
  grown: number
  limit: number
}

/** What the store itself needs for a body, however short. */
const PER_BODY = 512
/** Records beyond the limit that are let go of together. */
const RECORDS_AT_ONCE = 1024

export function createHousekeeping({ records = 20_000, stored = 64 << 20 }: Partial<Keeps> = {}): Housekeeping {
  const stores = new WeakMap<Environment, Store>()
  const sweep = (store: Store, world: World, { blobs }: Environment): void => {
    const kept = new Set<string>()
    let size = 0
    for (const { sha256, length } of blobsIn(world)) {
      kept.add(sha256)
      size += length + PER_BODY
    }
    for (const name of store.names) if (!kept.has(name)) blobs.forget(name)
    // As much again may come: so a sweep costs a request no more, however many objects there are.
    Object.assign(store, { names: kept, grown: 0, limit: Math.max(stored, size) })
  }
  return {
    watched(environment) {
      const { blobs } = environment
      const store: Store = { names: new Set(), grown: 0, limit: stored }
      const noted = (ref: BlobRef): BlobRef => {
        store.names.add(ref.sha256)
        store.grown += ref.length + PER_BODY
        return ref
      }
      const door: Environment = {
        ...environment,
        blobs: {
          ...blobs,
          put: async (bytes, sealed) => noted(await blobs.put(bytes, sealed)),
          keep: async (sealed, plaintext) => noted(await blobs.keep(sealed, plaintext)),
        },
      }
      stores.set(door, store)
      return door
    },
    bytesOf: (environment, ref) =>
      stores.get(environment)?.names.has(ref.sha256) ? environment.blobs.get(ref) : undefined,
    tidied(world, environment) {
      const store = stores.get(environment)
      if (store && store.grown > store.limit) sweep(store, world, environment)
      const { events } = world.cloudtrail
      return events.length - events.first > records + RECORDS_AT_ONCE ? forgetEvents(world, records) : world
    },
  }
}
