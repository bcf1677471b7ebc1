// SHA-256 at once. WebCrypto's takes as long as encrypting, whatever the length, because it works on another thread.
import { sha256 } from '@noble/hashes/sha2.js'
import type { Bytes } from '../bytes.ts'

/** For short bytes: a long run would keep a page waiting. */
export const sha256AtOnce = (bytes: Bytes): Uint8Array => sha256(bytes)
