// Each way to encrypt an object, tried in a world that is thrown away: what it asks of KMS, who can read, and what still opens
// once the KMS key is disabled. Nothing is known beforehand; the engine answers.
import {
  aliasArn,
  base64Of,
  concat,
  fromBase64,
  fromHex,
  get,
  isRecord,
  keyArn,
  md5Hex,
  suppose,
  utf8,
  type Bytes,
  type Environment,
  type EncryptionRule,
  type ErrorData,
  type Outcome,
  type World,
} from '../../sim/index.ts'
import type { Run } from '../runner.ts'
import type { Person } from '../scenario.ts'
import { handIn, type Count, type Hand } from './hand.ts'
import { layersOf, sealedByProgram, type Layer } from './layers.ts'
import { ways, type Way } from './ways.ts'

export interface Tried {
  readonly way: Way
  /** How the first object lies there, from the inside out; none when it was refused. */
  readonly layers: readonly Layer[]
  readonly uploads: Count & { readonly refusal: ErrorData | undefined }
  readonly reads: Count & { readonly refusal: ErrorData | undefined }
  /** Everybody on the map, the writer first; none when nothing was stored. */
  readonly readers: readonly Reading[]
  /** The writer reads once more while the KMS key is disabled. */
  readonly afterDisable: Reading | undefined
}

export interface Reading {
  readonly person: Person
  /** Undefined when the plaintext came out. */
  readonly refusal: ErrorData | undefined
  /** The service that said no. */
  readonly by: 's3' | 'kms'
}

/** How many objects are put, and read. */
export const OBJECTS = 3

const TEXT = utf8('The safe is behind the picture.')

/** One after the other; none while there is no bucket, no key or nobody to try it. */
export async function* tryWays(run: Run): AsyncGenerator<Tried, void> {
  const { scenario, world } = run
  const { alias, bucket } = scenario.stage
  const target = get(world.kms.aliases, aliasArn(world.region, world.accountId, alias))
  const key = target && keyArn(world.region, world.accountId, target.targetKeyId)
  const people = scenario.cast.filter(({ offMap }) => !offMap)
  const writer = people[0]
  if (key === undefined || !writer || !get(world.s3.buckets, bucket)) return
  for (const way of ways)
    yield await tryWay(world, { way, environment: run.environment.fork(), bucket, key, people, writer })
}

interface Trial {
  readonly way: Way
  readonly environment: Environment
  readonly bucket: string
  /** ARN. */
  readonly key: string
  readonly people: readonly Person[]
  readonly writer: Person
}

async function tryWay(world: World, trial: Trial): Promise<Tried> {
  const { bucket, environment, key, people, way, writer } = trial
  const hand = handIn(world, environment)
  if (way.id === 'sse-c') await unblock(hand, bucket)
  const names = Array.from({ length: OBJECTS }, (_, index) => `${way.id}-${index + 1}.txt`)
  const first = names[0] ?? ''
  const secret = way.id === 'sse-c' ? await customerKey(environment) : {}
  const program = way.id === 'client-side' ? sealing : plain

  const upload = (name: string) =>
    program.put(hand, trial, name, { Bucket: bucket, Key: name, ...headersOf(way, key), ...secret })
  // Only the writer has the key that the writer chose.
  const read = (person: Person, name: string) =>
    program.read(hand, trial, person, { Bucket: bucket, Key: name, ...(person === writer && secret) })

  hand.takeCount()
  const refusedUpload = await firstOf(names, upload)
  const uploads = { ...hand.takeCount(), refusal: refusedUpload }
  if (refusedUpload) return { way, layers: [], uploads, reads: NOTHING, readers: [], afterDisable: undefined }

  const refusedRead = await firstOf(names, async (name) => (await read(writer, name)).refusal)
  const reads = { ...hand.takeCount(), refusal: refusedRead }
  const stored = get(hand.world.s3.buckets, bucket)
  const encryption = stored && get(stored.objects, first)?.encryption
  if (!encryption) throw new Error('What S3 has taken is not there.')
  const layers =
    way.id === 'client-side' ? sealedByProgram(key, encryption, hand.world) : layersOf(encryption, hand.world)
  const readers: Reading[] = []
  for (const person of people) readers.push(await read(person, first))
  hand.world = suppose(hand.world, { type: 'key state', key, state: 'Disabled' })
  return { way, layers, uploads, reads, readers, afterDisable: await read(writer, first) }
}

const NOTHING = { calls: [], records: 0, actions: [], refusal: undefined }

/** Stops at the first refusal. */
async function firstOf(
  names: readonly string[],
  act: (name: string) => Promise<ErrorData | undefined>,
): Promise<ErrorData | undefined> {
  for (const name of names) {
    const refusal = await act(name)
    if (refusal) return refusal
  }
  return undefined
}

type Input = Readonly<Record<string, unknown>>

/** What the program of a person does to put an object and to get its plaintext back. */
interface Program {
  readonly put: (hand: Hand, trial: Trial, name: string, input: Input) => Promise<ErrorData | undefined>
  readonly read: (hand: Hand, trial: Trial, person: Person, input: Input) => Promise<Reading>
}

/** S3 encrypts and decrypts. */
const plain: Program = {
  put: async (hand, { writer }, _, input) =>
    refusalOf(await hand.ask(writer.caller, 's3:PutObject', { ...input, Body: TEXT })),
  read: async (hand, _, person, input) => {
    const answer = await hand.ask(person.caller, 's3:GetObject', input)
    return { person, ...refused(answer) }
  },
}

/** The program does, with a data key from KMS whose wrapped copy goes along as metadata. */
const sealing: Program = {
  put: async (hand, { environment, key, writer }, name, input) => {
    const made = await hand.ask(writer.caller, 'kms:GenerateDataKey', { KeyId: key, KeySpec: 'AES_256' })
    if ('error' in made) return made.error
    const dataKey = bytesIn(made.response, 'Plaintext')
    const sealed = concat(...(await environment.bodies.seal(dataKey, name, TEXT)))
    dataKey.fill(0)
    const Metadata = { [WRAPPED]: base64Of(bytesIn(made.response, 'CiphertextBlob')) }
    return refusalOf(await hand.ask(writer.caller, 's3:PutObject', { ...input, Body: sealed, Metadata }))
  },
  read: async (hand, { environment }, person, input) => {
    const got = await hand.ask(person.caller, 's3:GetObject', input)
    if ('error' in got) return { person, ...refused(got) }
    const answer = await hand.ask(person.caller, 'kms:Decrypt', { CiphertextBlob: wrappedIn(got.response) })
    if ('error' in answer) return { person, ...refused(answer) }
    const dataKey = bytesIn(answer.response, 'Plaintext')
    const opened = await environment.bodies.open(dataKey, String(input['Key']), [bytesIn(got.response, 'Body')])
    dataKey.fill(0)
    if (!opened) throw new Error('What the client sealed does not open with its own data key.')
    return { person, ...refused(answer) }
  },
}

const WRAPPED = 'wrapped-data-key'

const refusalOf = (outcome: Outcome): ErrorData | undefined => ('error' in outcome ? outcome.error : undefined)

/** Whose decision it was: KMS's where it was asked and failed, S3's otherwise. */
function refused(outcome: Outcome): Pick<Reading, 'refusal' | 'by'> {
  const isByKms = outcome.trace.some(
    ({ call, step }) => step.type === 'request-failed' && call.operation.startsWith('kms:'),
  )
  return { refusal: refusalOf(outcome), by: isByKms ? 'kms' : 's3' }
}

function bytesIn(response: unknown, member: string): Bytes {
  const value = isRecord(response) ? response[member] : undefined
  if (!(value instanceof Uint8Array)) throw new TypeError(`The answer has no bytes called \`${member}\`.`)
  return concat(value)
}

function wrappedIn(response: unknown): Bytes {
  const metadata = isRecord(response) ? response['Metadata'] : undefined
  const bytes = isRecord(metadata) ? fromBase64(String(metadata[WRAPPED])) : undefined
  if (!bytes) throw new TypeError('The object has no wrapped data key beside it.')
  return bytes
}

function headersOf({ id }: Way, key: string): Input {
  switch (id) {
    case 'sse-s3':
    case 'client-side':
      return { ServerSideEncryption: 'AES256' }
    case 'sse-kms-managed':
      return { ServerSideEncryption: 'aws:kms' }
    case 'sse-kms':
      return { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key }
    case 'bucket-key':
      return { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: key, BucketKeyEnabled: true }
    case 'dsse-kms':
      return { ServerSideEncryption: 'aws:kms:dsse', SSEKMSKeyId: key }
    case 'sse-c':
      return {}
  }
}

async function customerKey(environment: Environment): Promise<Input> {
  const key = environment.randomBytes(32)
  return {
    SSECustomerAlgorithm: 'AES256',
    SSECustomerKey: base64Of(key),
    SSECustomerKeyMD5: base64Of(fromHex(await md5Hex(key, environment))),
  }
}

/** Lets SSE-C in; the bucket's rule is otherwise the same. */
async function unblock(hand: Hand, bucket: string): Promise<void> {
  const rule: EncryptionRule | undefined = get(hand.world.s3.buckets, bucket)?.encryption
  if (!rule) return
  const { BucketKeyEnabled, KMSMasterKeyID, SSEAlgorithm } = rule
  const byDefault = { SSEAlgorithm, ...(KMSMasterKeyID !== undefined && { KMSMasterKeyID }) }
  const rules = [
    {
      ApplyServerSideEncryptionByDefault: byDefault,
      BucketKeyEnabled,
      BlockedEncryptionTypes: { EncryptionType: ['NONE'] },
    },
  ]
  // When this is refused, so are the uploads that follow, and they say why.
  await hand.ask({ type: 'root' }, 's3:PutBucketEncryption', {
    Bucket: bucket,
    ServerSideEncryptionConfiguration: { Rules: rules },
  })
}
