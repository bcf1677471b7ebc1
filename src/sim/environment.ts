// The one door to everything outside the engine: time, randomness, key material, large bytes, and the host's turn.
import { concat, hexOf, utf8, type Bytes } from './bytes.ts'
import { webCryptoKey, type AesKey, type GcmMessage } from './crypto/aesGcm.ts'
import { md5 } from './crypto/md5.ts'
import type { BeyondAes } from './hsm/beyondAes.ts'
import type { MaterialSpec } from './hsm/materialSpec.ts'
import { openBody, sealBody } from './s3/bodyCipher.ts'

export interface Environment {
  /** True when the same requests give the same bytes, ids and times on every machine. */
  readonly seeded: boolean
  /** Milliseconds since the epoch. A seeded clock moves on by one second each time it is read. */
  readonly now: () => number
  readonly randomBytes: (length: number) => Bytes
  readonly hsm: Hsm
  readonly bodies: BodyCipher
  readonly blobs: BlobStore
  readonly digests: Digests
  /**
   * Another door to the same vault and the same disk. What is done behind it stays behind it: this one's clock, chance,
   * keys and blobs do not notice.
   */
  readonly fork: () => Environment
  /** Resolves in a new macrotask, so that a page stays alive while a large body is worked on. */
  readonly turn: () => Promise<void>
}

/** Where key material lives. It goes in, or is made inside, and never comes out. */
export interface Hsm {
  /** Makes key material for `keyId`, 256-bit AES unless told otherwise, and returns its id: 64 lower-case hex digits. */
  readonly generate: (keyId: string, spec?: MaterialSpec) => Promise<string>
  /**
   * Takes in material that somebody brought: raw bytes for AES and HMAC, PKCS #8 for all others; the buffer stays the
   * caller's to overwrite. Returns its id, the same one for the same material; undefined when it is none of that spec.
   */
  readonly import: (keyId: string, spec: MaterialSpec, material: Bytes) => Promise<string | undefined>
  /** Keeps 256-bit AES key material that came from elsewhere, which stays the caller's to overwrite; its id. */
  readonly keep: (keyId: string, material: Bytes) => Promise<string>
  /** Whether it holds AES material of that id. A world that was stored has outlived what was held for it. */
  readonly holds: (materialId: string) => boolean
  /** AES-256-GCM with a 96-bit iv; the result is the ciphertext followed by its 16-byte tag. */
  readonly encrypt: (materialId: string, message: GcmMessage) => Promise<Bytes>
  /** Undefined when the authentication tag does not fit, or the HSM has no such material. */
  readonly decrypt: (materialId: string, message: GcmMessage) => Promise<Bytes | undefined>
  /** Deletes key material for good. It can only be brought again, and has the same id then. */
  readonly forget: (materialId: string) => Promise<void>
  /** All that is not AES. */
  readonly beyondAes: () => Promise<BeyondAes>
}

export type { GcmMessage }

/**
 * Encrypts and decrypts objects' bodies under a data key of 32 bytes, which stay the caller's to overwrite. A sealed body
 * comes in pieces, header first, then its chunks, because a large one is expensive to copy.
 */
export interface BodyCipher {
  /** `subject` is the ARN of the object. */
  readonly seal: (dataKey: Bytes, subject: string, body: Bytes) => Promise<readonly Bytes[]>
  /** Undefined when the bytes are not exactly what was sealed under this key for this subject. */
  readonly open: (dataKey: Bytes, subject: string, sealed: readonly Bytes[]) => Promise<Bytes | undefined>
  readonly watched: (watch: Watch) => BodyCipher
}

/** WebCrypto's work on another thread, which takes longer than a short digest; a host with others may bring them. */
export interface Digests {
  /** Of the pieces one after another. */
  readonly sha256: (...pieces: readonly [Bytes, ...Bytes[]]) => Promise<Bytes> | Bytes
  readonly md5: (bytes: Bytes) => Promise<Bytes> | Bytes
  /** `own` is the engine's: a host may remember what it gave. */
  readonly crc: (algorithm: Crc, bytes: Bytes, own: (bytes: Bytes) => Bytes) => Bytes
}

export type Crc = 'CRC32' | 'CRC32C' | 'CRC64NVME'

/** Who waits for a large body: hears how far it is, and may give it up. */
export interface Watch {
  /** Bytes of plaintext so far, and of all. */
  readonly onProgress?: (done: number, total: number) => void
  /** When it is aborted, the request rejects with its reason; the world stays as it was. */
  readonly signal?: AbortSignal
}

/** Names bytes in the blob store. docs/object-layout.md says how a name is made. */
export interface BlobRef {
  /** 64 hex digits: of a plaintext up to 1 MiB, and of a sealed body of up to 64 KiB, their SHA-256. */
  readonly sha256: string
  readonly length: number
}

/** What is put into it is the store's from then on: not to be written to. */
export interface BlobStore {
  /** `sealed` names the body that these bytes were opened from, if any. */
  readonly put: (bytes: Bytes, sealed?: BlobRef) => Promise<BlobRef>
  /** Keeps the pieces of a sealed body of that plaintext. */
  readonly keep: (sealed: readonly Bytes[], plaintext: Bytes) => Promise<BlobRef>
  readonly get: (ref: BlobRef) => Bytes
  readonly pieces: (ref: BlobRef) => readonly Bytes[]
  /** Lets go of bytes: whoever holds worlds knows that none of them has this name in it. */
  readonly forget: (name: string) => void
}

const MIB = 1 << 20
const TAG_LENGTH = 16

const AES = 'SYMMETRIC_DEFAULT'

const SEEDED_START = Date.UTC(2026, 0, 15, 9, 0, 0)

/** What a host may bring instead of WebCrypto. */
export interface Cryptography {
  readonly digests: Digests
  /** From 32 bytes, which stay the caller's to overwrite. */
  readonly aesKey: (bytes: Bytes) => Promise<AesKey> | AesKey
}

/** A door with a seed is the same on every machine; one without takes the host's clock and randomness. */
export const createEnvironment = ({
  seed,
  digests = { sha256, md5: (bytes) => md5(bytes, { turn }), crc: (_, bytes, own) => own(bytes) },
  aesKey = webCryptoKey,
}: { readonly seed?: string } & Partial<Cryptography> = {}): Environment =>
  doorTo(seed === undefined ? hostSource : seededSource(stateOf(seed), 0), { digests, aesKey })

/** Where time and chance come from. */
interface Source extends Pick<Environment, 'seeded' | 'now' | 'randomBytes'> {
  /** One that goes on from here by itself. */
  readonly fork: () => Source
}

function doorTo(source: Source, given: Cryptography, behind?: Pick<Environment, 'hsm' | 'blobs'>): Environment {
  const { seeded, now, randomBytes } = source
  const hsm = createHsm(source, given, behind?.hsm)
  const blobs = createBlobStore(randomBytes, given.digests, behind?.blobs)
  return {
    seeded,
    now,
    randomBytes,
    hsm,
    bodies: createBodyCipher(randomBytes, given.aesKey),
    blobs,
    digests: given.digests,
    fork: () => doorTo(source.fork(), given, { hsm, blobs }),
    turn,
  }
}

/** The same door, with somebody who watches the work on large bodies. */
export const watched = (environment: Environment, watch: Watch): Environment => ({
  ...environment,
  bodies: environment.bodies.watched(watch),
})

function createBodyCipher(
  randomBytes: Environment['randomBytes'],
  aesKey: Cryptography['aesKey'],
  watch: Watch = {},
): BodyCipher {
  const door = { randomBytes, turn, watch }
  return {
    seal: async (dataKey, subject, body) => sealBody(door, await aesKey(dataKey), subject, body),
    open: async (dataKey, subject, sealed) => openBody(door, await aesKey(dataKey), subject, sealed),
    watched: (watch) => createBodyCipher(randomBytes, aesKey, watch),
  }
}

/** Keys that are not its own it asks of the HSM `behind` it. */
function createHsm({ seeded, randomBytes }: Source, { aesKey, digests: { sha256 } }: Cryptography, behind?: Hsm): Hsm {
  const keys = new Map<string, AesKey>()
  // The HSM behind this one goes on holding what was deleted here.
  const forgotten = new Set<string>()
  const behindFor = (materialId: string): Hsm | undefined => (forgotten.has(materialId) ? undefined : behind)
  let rest: Promise<BeyondAes> | undefined
  const beyondAes = (): Promise<BeyondAes> =>
    (rest ??= import('./hsm/beyondAes.ts').then(({ createBeyondAes }) =>
      createBeyondAes({ seeded, randomBytes, turn }, behind?.beyondAes, forgotten),
    ))
  const keep = async (keyId: string, material: Bytes): Promise<string> => {
    const id = hexOf(await sha256(concat(utf8(`${keyId}:`), material)))
    keys.set(id, await aesKey(material))
    return id
  }
  return {
    async generate(keyId, spec = AES) {
      if (spec !== AES) return (await beyondAes()).generate(keyId, spec)
      const material = randomBytes(32)
      const id = await keep(keyId, material)
      material.fill(0)
      return id
    },
    async import(keyId, spec, material) {
      if (spec !== AES) return (await beyondAes()).import(keyId, spec, material)
      return material.length === 32 ? keep(keyId, material) : undefined
    },
    keep,
    holds: (materialId) => keys.has(materialId) || (behindFor(materialId)?.holds(materialId) ?? false),
    async forget(materialId) {
      forgotten.add(materialId)
      keys.delete(materialId)
      ;(await rest)?.forget(materialId)
    },
    beyondAes,
    async encrypt(materialId, message) {
      const key = keys.get(materialId)
      if (key) return key.encrypt(message)
      const hsm = behindFor(materialId)
      if (hsm) return hsm.encrypt(materialId, message)
      throw new Error(`The HSM holds no key material ${materialId}.`)
    },
    async decrypt(materialId, message) {
      const key = keys.get(materialId)
      return key ? key.decrypt(message) : behindFor(materialId)?.decrypt(materialId, message)
    },
  }
}

/** Blobs that are not its own it takes from the store `behind` it. */
function createBlobStore(randomBytes: Environment['randomBytes'], { sha256 }: Digests, behind?: BlobStore): BlobStore {
  const blobs = new Map<string, readonly Bytes[]>()
  // To read a large body for its name takes as long as to encrypt it. It gets a name by chance, and keeps it: also when it
  // comes back out of what it was sealed into.
  const names = new WeakMap<Bytes, BlobRef>()
  const plaintexts = new Map<string, BlobRef>()
  const enter = (name: string, pieces: readonly Bytes[]): BlobRef => {
    if (!blobs.has(name)) blobs.set(name, pieces)
    return { sha256: name, length: pieces.reduce((sum, { length }) => sum + length, 0) }
  }
  const pieces = (ref: BlobRef): readonly Bytes[] => {
    const found = blobs.get(ref.sha256) ?? behind?.pieces(ref)
    if (!found) throw new Error(`The blob store holds no bytes with SHA-256 ${ref.sha256}.`)
    return found
  }
  const put = async (bytes: Bytes, sealed?: BlobRef): Promise<BlobRef> => {
    const known = names.get(bytes) ?? plaintexts.get(sealed?.sha256 ?? '')
    const name = known?.sha256 ?? hexOf(bytes.length > MIB ? randomBytes(32) : await sha256(bytes))
    const ref = enter(name, [bytes])
    names.set(bytes, ref)
    return ref
  }
  return {
    put,
    async keep(sealed, plaintext) {
      const [header = concat(), ...chunks] = sealed
      const isLong = plaintext.length > MIB / 16
      const named = isLong ? chunks.map((chunk) => chunk.subarray(-TAG_LENGTH)) : chunks
      const ref = enter(hexOf(await sha256(header, ...named)), sealed)
      const name = names.get(plaintext)
      if (name && isLong) plaintexts.set(ref.sha256, name)
      return ref
    },
    pieces,
    get(ref) {
      const [first = concat(), ...rest] = pieces(ref)
      return rest.length ? concat(first, ...rest) : first
    },
    forget(name) {
      blobs.delete(name)
      plaintexts.delete(name)
    },
  }
}

export const sha256 = async (first: Bytes, ...more: readonly Bytes[]): Promise<Bytes> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', more.length ? concat(first, ...more) : first))

/** Version 4 UUID from the given random source. */
export function uuid(environment: Pick<Environment, 'randomBytes'>): string {
  const bytes = environment.randomBytes(16)
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = hexOf(bytes)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}

/** `length` characters drawn from `alphabet`. */
export const randomText = (environment: Pick<Environment, 'randomBytes'>, length: number, alphabet: string): string =>
  Array.from(environment.randomBytes(length), (byte) => alphabet[byte % alphabet.length]).join('')

// To ask the host for a few bytes costs as much as for many.
const pool = new Uint8Array(1024)
let drawn = pool.length

const hostSource: Source = {
  seeded: false,
  now: () => Date.now(),
  randomBytes(length) {
    const bytes = new Uint8Array(length)
    if (length <= pool.length) {
      if (drawn + length > pool.length) {
        crypto.getRandomValues(pool)
        drawn = 0
      }
      bytes.set(pool.subarray(drawn, drawn + length))
      // What was handed out may become a key, so the pool forgets it.
      pool.fill(0, drawn, (drawn += length))
    } else for (let i = 0; i < length; i += 65_536) crypto.getRandomValues(bytes.subarray(i, i + 65_536))
    return bytes
  },
  fork: () => hostSource,
}

// sfc32: small, fast and good enough to make lessons repeatable. It is not secure, and the page says when it is in use.
function seededSource(state: Uint32Array, ticks: number): Source {
  let tick = ticks
  return {
    seeded: true,
    now: () => SEEDED_START + 1000 * tick++,
    randomBytes: (length) => Uint8Array.from({ length }, () => next(state) >>> 24),
    fork: () => seededSource(state.slice(), tick),
  }
}

function stateOf(seed: string): Uint32Array {
  const state = new Uint32Array(4)
  utf8(seed).forEach((byte, i) => {
    state[i % 3] = Math.imul((state[i % 3] ?? 0) ^ byte, 0x01000193) + i
  })
  state[3] = 1
  for (let i = 0; i < 16; i++) next(state)
  return state
}

function next(state: Uint32Array): number {
  const [a = 0, b = 0, c = 0, counter = 0] = state
  const sum = (a + b + counter) | 0
  state.set([b ^ (b >>> 9), c + (c << 3), ((c << 21) | (c >>> 11)) + sum, counter + 1])
  return sum >>> 0
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = () => {
      port1.close()
      resolve()
    }
    port2.postMessage(undefined)
  })
}
