// From a KeyId parameter to the key.
// https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#key-id
import { aliasArn, keyArn, parseArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { AwsError } from '../errors.ts'
import type { Caller } from '../iam/caller.ts'
import type { KmsKey, World } from '../world.ts'
import { invalidArn, notFound } from './errors.ts'
import { keyAt } from './keyAt.ts'
import { undisclosed } from './undisclosed.ts'

/** Who asks, and where a short name is looked up: the caller's account and the Region of the endpoint. */
export interface Asker {
  readonly caller: Caller
  readonly accountId: string
  readonly region: string
  /** Milliseconds since the epoch. */
  readonly now: number
}

export interface NamedKey {
  readonly key: KmsKey
  /** The alias name, when the request named the key by an alias. */
  readonly requestAlias?: string
}

/** The key that a key ID, key ARN, alias name or alias ARN names. `action` is what the caller wants to do with it. */
export function findKey(world: World, asker: Asker, keyId: string, action: string): NamedKey {
  const found = resolve(world, asker, keyId)
  if ('key' in found) return found
  throw found.missing === 'undisclosed' ? undisclosed(asker.caller, action, 'this resource') : found.missing
}

/** The key that a key ID or key ARN names; for the operations that know no aliases. */
export function findKeyById(world: World, asker: Asker, keyId: string, action: string): KmsKey {
  if (aliasNamed(keyId, asker)) throw invalidArn('Key Aliases are not supported for this operation.')
  return findKey(world, asker, keyId, action).key
}

/** The same for the operations that know no keys of other accounts either. */
export function findOwnKey(world: World, asker: Asker, keyId: string, action: string): KmsKey {
  const key = findKeyById(world, asker, keyId, action)
  // A policy of the key cannot open these operations to another account.
  if (key.accountId !== asker.accountId) throw undisclosed(asker.caller, action, 'this resource')
  return key
}

/** The same key where its absence is no refusal: for what CloudTrail writes down. */
export function keyIfAny(world: World, asker: Asker, keyId: string): KmsKey | undefined {
  const found = resolve(world, asker, keyId)
  return 'key' in found ? found.key : undefined
}

// KMS does not tell whether a key of another account exists.
type Found = NamedKey | { readonly missing: AwsError | 'undisclosed' }

function resolve(world: World, asker: Asker, keyId: string): Found {
  const alias = aliasNamed(keyId, asker)
  if (alias) return resolveAlias(world, asker, alias)
  if (!keyId.startsWith('arn:')) {
    if (!isKeyId(keyId)) return { missing: notFound(`Invalid keyId '${keyId}'`) }
    return resolveArn(world, asker, keyArn(asker.region, asker.accountId, keyId), asker.accountId)
  }
  const arn = parseArn(keyId)
  if (arn?.service !== 'kms' || !arn.resource.startsWith('key/')) return { missing: notFound(`Invalid arn ${keyId}`) }
  if (arn.region !== asker.region) return { missing: notFound(`Invalid arn ${arn.region}`) }
  const id = arn.resource.slice('key/'.length)
  if (!isKeyId(id)) return { missing: notFound(`Invalid keyId ${id}`) }
  return resolveArn(world, asker, keyId, arn.account)
}

function resolveArn(world: World, asker: Asker, arn: string, account: string): Found {
  const key = get(world.kms.keys, arn)
  return key
    ? { key: keyAt(key, asker.now) }
    : { missing: account === asker.accountId ? notFound(`Key '${arn}' does not exist`) : 'undisclosed' }
}

interface NamedAlias {
  readonly arn: string
  readonly name: string
  readonly account: string
  readonly region: string
}

function aliasNamed(keyId: string, { region, accountId: account }: Asker): NamedAlias | undefined {
  if (keyId.startsWith('alias/')) return { arn: aliasArn(region, account, keyId), name: keyId, account, region }
  const arn = parseArn(keyId)
  if (arn?.service !== 'kms' || !arn.resource.startsWith('alias/')) return undefined
  return { arn: keyId, name: arn.resource, account: arn.account, region: arn.region }
}

function resolveAlias(world: World, asker: Asker, { arn, name, account, region }: NamedAlias): Found {
  if (region !== asker.region) return { missing: notFound(`Invalid arn ${region}`) }
  const target = get(world.kms.aliases, arn)?.targetKeyId
  const key = target === undefined ? undefined : get(world.kms.keys, keyArn(region, account, target))
  if (key) return { key: keyAt(key, asker.now), requestAlias: name }
  return { missing: account === asker.accountId ? notFound(`Alias ${arn} is not found.`) : 'undisclosed' }
}

const isKeyId = (id: string): boolean => /^(mrk-[0-9a-f]{32}|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.test(id)
