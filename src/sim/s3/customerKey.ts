// SSE-C: the customer brings the key with each request. S3 wraps the object's data key with it, and keeps only a salted HMAC by
// which it knows the key again. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ServerSideEncryptionCustomerKeys.html
import { base64Of, concat, fromBase64, fromHex, hexOf, sameBytes, utf8, type Bytes } from '../bytes.ts'
import { md5 } from '../crypto/md5.ts'
import type { CallContext } from '../operation.ts'
import { optional, string } from '../shape.ts'
import type { Bucket, ObjectEncryption } from '../world.ts'
import type { DataKey } from './dataKey.ts'
import { encryptionFor, type EncryptionChoice, type EncryptionHeaders } from './encryptionChoice.ts'
import { accessDenied, invalidArgument, invalidRequest } from './errors.ts'
import { invalidEncryptionAlgorithm } from './objectErrors.ts'
import type { NewKeys } from './objectKeys.ts'
import { newWrappedKey, unwrapKey, type WrappingKey } from './wrapDataKey.ts'

export const CustomerKeyMembers = {
  SSECustomerAlgorithm: optional(string()),
  /** Base64 of 32 bytes. */
  SSECustomerKey: optional(string()),
  /** Base64. */
  SSECustomerKeyMD5: optional(string()),
}

export interface CustomerKeyHeaders {
  readonly SSECustomerAlgorithm?: string
  readonly SSECustomerKey?: string
  readonly SSECustomerKeyMD5?: string
}

const HEADER = 'x-amz-server-side-encryption'
const REQUESTS = 'Requests specifying Server Side Encryption with Customer provided keys must provide'
const KEY_LENGTH = 32

const isNamed = ({ SSECustomerAlgorithm, SSECustomerKey, SSECustomerKeyMD5 }: CustomerKeyHeaders): boolean =>
  SSECustomerAlgorithm !== undefined || SSECustomerKey !== undefined || SSECustomerKeyMD5 !== undefined

/** The encryption of a write, also where the customer brings the key. Throws S3's answers to headers that do not fit. */
export async function encryptionOf(
  headers: EncryptionHeaders & CustomerKeyHeaders,
  { encryption }: Pick<Bucket, 'encryption'>,
): Promise<EncryptionChoice> {
  requireFittingHeaders(headers)
  if (!isNamed(headers)) return encryptionFor(headers, encryption)
  return { type: 'SSE-C', customerKey: await customerKeyIn(headers) }
}

/** What can be said about the headers without a digest: before anything is authorised. */
export function requireFittingHeaders(headers: EncryptionHeaders & CustomerKeyHeaders): void {
  const { SSECustomerAlgorithm, SSECustomerKey, SSECustomerKeyMD5, ServerSideEncryption } = headers
  if (!isNamed(headers)) return
  if (ServerSideEncryption !== undefined)
    throw invalidArgument(
      'Server Side Encryption with Customer provided key is incompatible with the encryption method specified',
      HEADER,
      ServerSideEncryption,
    )
  requireKey(headers)
  if (SSECustomerKeyMD5 === undefined || keyBytes(SSECustomerKey).length !== KEY_LENGTH)
    throw invalidArgument('The secret key was invalid for the specified algorithm.', HEADER)
  if (SSECustomerAlgorithm !== 'AES256') throw invalidEncryptionAlgorithm(SSECustomerAlgorithm ?? '')
}

function requireKey({ SSECustomerAlgorithm, SSECustomerKey }: CustomerKeyHeaders): void {
  if (SSECustomerAlgorithm === undefined) throw invalidArgument(`${REQUESTS} a valid encryption algorithm.`, HEADER)
  if (SSECustomerAlgorithm !== 'AES256') throw invalidEncryptionAlgorithm(SSECustomerAlgorithm)
  if (SSECustomerKey === undefined) throw invalidArgument(`${REQUESTS} an appropriate secret key.`, HEADER)
}

export const keyBytes = (text = ''): Bytes => fromBase64(text) ?? concat()

async function customerKeyIn({ SSECustomerKey, SSECustomerKeyMD5 }: CustomerKeyHeaders): Promise<Bytes> {
  const key = keyBytes(SSECustomerKey)
  if ((await md5Of(key)) !== SSECustomerKeyMD5)
    throw invalidArgument('The calculated MD5 hash of the key did not match the hash that was provided.', HEADER)
  return key
}

// So few bytes need no turn.
const md5Of = async (key: Bytes): Promise<string> => base64Of(await md5(key, { turn: () => Promise.resolve() }))

/** Who may not bring a key, because the bucket blocks it, learns so as from a policy. */
export function requireUnblocked(context: CallContext, bucket: Bucket, resource: string, type: string): void {
  if (type !== 'SSE-C' || !bucket.encryption.BlockedEncryptionTypes.includes('SSE-C')) return
  const { caller } = context
  throw accessDenied(
    'arn' in caller
      ? `User: ${caller.arn} is not authorized to perform: s3:PutObject on resource: "${resource}" because this bucket has blocked upload requests that specify Server Side Encryption with Customer provided keys (SSE-C). Please specify a different server-side encryption type.`
      : 'Access Denied',
  )
}

/** The key that opens an object, where one is needed. Throws S3's answers where the headers do not fit the object. */
export async function keyToOpen(
  headers: CustomerKeyHeaders,
  { encryption }: { readonly encryption: ObjectEncryption },
): Promise<Bytes | undefined> {
  if (!isNamed(headers)) {
    if (encryption.type !== 'SSE-C') return undefined
    throw invalidRequest(
      'The object was stored using a form of Server Side Encryption. The correct parameters must be provided to retrieve the object.',
    )
  }
  requireKey(headers)
  if (encryption.type !== 'SSE-C') throw invalidRequest('The encryption parameters are not applicable to this object.')
  const key = keyBytes(headers.SSECustomerKey)
  if (headers.SSECustomerKeyMD5 === undefined || !(await isKeyOf(encryption, key)))
    throw accessDenied(`${REQUESTS} the correct secret key.`)
  await customerKeyIn(headers)
  return key
}

type OfCustomer = Extract<ObjectEncryption, { type: 'SSE-C' }>

export async function isKeyOf({ keyHmac, salt }: OfCustomer, key: Bytes): Promise<boolean> {
  return key.length === KEY_LENGTH && sameBytes(await hmac(key, fromHex(salt)), fromHex(keyHmac))
}

export async function newKeyOfCustomer(context: CallContext, subject: string, key: Bytes): Promise<NewKeys> {
  const salt = context.environment.randomBytes(16)
  const { dataKey, wrapped } = await newWrappedKey(context, subject, await wrappingKey(key))
  const keyHmac = hexOf(await hmac(key, salt))
  return { dataKeys: [dataKey], encryption: { type: 'SSE-C', salt: hexOf(salt), keyHmac, ...wrapped } }
}

export async function openKeyOfCustomer(
  context: CallContext,
  subject: string,
  encryption: OfCustomer,
  key: Bytes | undefined,
): Promise<DataKey> {
  if (!key) throw new Error('An object of SSE-C is opened with the key that the request brought.')
  return unwrapKey(context, subject, await wrappingKey(key), encryption)
}

async function hmac(key: Bytes, salt: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, concat(utf8('SSE-C'), salt)))
}

async function wrappingKey(key: Bytes): Promise<WrappingKey> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt', 'decrypt'])
  const parameters = { name: 'AES-GCM' }
  return {
    name: 'customer',
    encrypt: async ({ iv, additionalData, data }) =>
      new Uint8Array(await crypto.subtle.encrypt({ ...parameters, iv, additionalData }, imported, data)),
    async decrypt({ iv, additionalData, data }) {
      try {
        return new Uint8Array(await crypto.subtle.decrypt({ ...parameters, iv, additionalData }, imported, data))
      } catch (error) {
        if (error instanceof DOMException && error.name === 'OperationError') return undefined
        throw error
      }
    },
  }
}
