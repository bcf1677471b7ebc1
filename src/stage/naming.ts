// What things are called in captions, labels and on cards.
import type { Artifact, CallView, Place, Printable, TraceEntry, World } from '../sim/index.ts'
import { entries, get, keyArn } from '../sim/index.ts'

export const placeName: Record<Place, string> = {
  caller: 'the caller',
  s3: 'S3',
  kms: 'KMS',
  hsm: 'the HSM',
  iam: 'IAM',
  sts: 'STS',
  cloudtrail: 'CloudTrail',
  clock: 'the clock',
}

/** `GetObject` of `s3:GetObject`. */
export const shortOperation = (operation: string): string => operation.slice(operation.indexOf(':') + 1)

/** `sunset.png` of `albums/2026/sunset.png`, shortened in the middle when it is very long. */
export function fileName(key: string): string {
  if (key.includes('AWSLogs/')) return key.endsWith('/') ? 'the log folder' : 'the log file'
  const name = key.slice(key.lastIndexOf('/') + 1) || key
  return name.length > 28 ? `${name.slice(0, 14)}…${name.slice(-11)}` : name
}

export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`
  if (bytes < 1_000_000) return `${trimmed(bytes / 1000)} KB`
  return `${trimmed(bytes / 1_000_000)} MB`
}
const trimmed = (value: number): string => value.toFixed(value < 10 ? 1 : 0).replace('.0', '')

/** What an artifact is, for a sentence. */
export function artifactName({ kind, name }: Artifact): string {
  switch (kind) {
    case 'plaintext':
      return name === undefined ? 'the plaintext' : fileName(name)
    case 'data-key':
      return 'the plaintext data key'
    case 'wrapped-data-key':
      return 'the wrapped data key'
    case 'ciphertext':
      return 'the ciphertext'
    case 'secret':
      return `the ${name ?? 'secret'}`
    case 'public-key':
      return 'the public key'
    case 'signature':
      return `the ${name ?? 'signature'}`
    case 'log-file':
      return 'the log file'
  }
}

/** The alias of a KMS key, or the start of its id. */
export function keyName(world: World, arn: string): string {
  const keyId = get(world.kms.keys, arn)?.keyId ?? arn.slice(arn.lastIndexOf('/') + 1)
  for (const [, alias] of entries(world.kms.aliases)) if (alias.targetKeyId === keyId) return alias.aliasName
  return `key ${keyId.slice(0, 8)}`
}

/** A resource ARN as a person would say it: an object by its name, a bucket by its name, a key by its alias. */
export function resourceName(world: World, arn: string): string {
  const [, , service, , , ...rest] = arn.split(':')
  const resource = rest.join(':')
  if (service === 's3') {
    const slash = resource.indexOf('/')
    return slash < 0 ? resource : fileName(resource.slice(slash + 1))
  }
  if (service === 'kms') return resource.startsWith('alias/') ? resource : keyName(world, arn)
  return resource.slice(resource.indexOf('/') + 1) || arn
}

/** The ARN of the KMS key that a call is about, as far as its story up to here says. */
export function keyOfCall(entry: TraceEntry): string | undefined {
  const { step, world } = entry
  if (step.type === 'crypto-performed' && 'kmsKey' in step.key) return step.key.kmsKey
  if (step.type === 'access-decided' && step.decision.resource.includes(':key/')) return step.decision.resource
  if (step.type === 'state-changed' && step.subject.includes(':key/')) return step.subject
  if (step.type === 'request-sent' && entry.call.place === 'kms')
    return keyNamed(world, textMember(step.input, 'KeyId'))
  return undefined
}

/** The ARN of the KMS key that this id, alias or ARN means. */
export function keyNamed(world: World, id: string | undefined): string | undefined {
  if (id === undefined) return undefined
  const named = id.slice(id.lastIndexOf(':') + 1)
  if (named.startsWith('alias/')) {
    for (const [, alias] of entries(world.kms.aliases))
      if (alias.aliasName === named) return keyArn(world.region, world.accountId, alias.targetKeyId)
    return undefined
  }
  const arn = id.startsWith('arn:') ? id : keyArn(world.region, world.accountId, id)
  return get(world.kms.keys, arn) && arn
}

/** A text member of an input or output. */
export function textMember(value: Printable, name: string): string | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const member = (value as { readonly [name: string]: Printable })[name] // not an array: a record
  return typeof member === 'string' ? member : undefined
}

/** The input of a call, from the entry that sent it. */
export function inputOf(trace: readonly TraceEntry[], call: Pick<CallView, 'id'>): Printable {
  for (const { call: each, step } of trace) if (each.id === call.id && step.type === 'request-sent') return step.input
  return null
}
