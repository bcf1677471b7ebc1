// https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
import { aliasArn } from '../arn.ts'
import { entries, get, remove, set } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { Alias, KmsKey, World } from '../world.ts'
import { changeKey } from './changeKey.ts'

/** Gives a key another name in its account and Region, and records it. */
export function addAlias(context: CallContext, aliasName: string, key: KmsKey): void {
  const arn = aliasArn(key.region, key.accountId, aliasName)
  const alias = { arn, aliasName, targetKeyId: key.keyId, creationDate: context.now, lastUpdatedDate: context.now }
  context.change((world) => ({ ...world, kms: { ...world.kms, aliases: set(world.kms.aliases, arn, alias) } }))
  changeKey(context, key.arn, (current) => ({ ...current, aliasNames: [...current.aliasNames, aliasName] }))
  context.record({ type: 'state-changed', place: 'kms', subject: arn, change: { type: 'created', what: 'alias' } })
}

/** Gives a name to another key in the place of the one that has it. */
export function moveAlias(context: CallContext, alias: Alias, from: KmsKey, to: KmsKey): void {
  const moved = { ...alias, targetKeyId: to.keyId, lastUpdatedDate: context.now }
  context.change((world) => ({
    ...world,
    kms: { ...world.kms, aliases: set(world.kms.aliases, alias.arn, moved) },
  }))
  if (from.arn === to.arn) return
  forget(context, alias, from)
  changeKey(context, to.arn, (current) => ({ ...current, aliasNames: [...current.aliasNames, alias.aliasName] }))
  const change = { type: 'setting-changed', what: 'target', before: from.arn, after: to.arn } as const
  context.record({ type: 'state-changed', place: 'kms', subject: alias.arn, change })
}

export function removeAlias(context: CallContext, alias: Alias, key: KmsKey): void {
  context.change((world) => ({ ...world, kms: { ...world.kms, aliases: remove(world.kms.aliases, alias.arn) } }))
  forget(context, alias, key)
  context.record({
    type: 'state-changed',
    place: 'kms',
    subject: alias.arn,
    change: { type: 'deleted', what: 'alias' },
  })
}

const forget = (context: CallContext, { aliasName }: Alias, key: KmsKey): void =>
  changeKey(context, key.arn, (current) => ({
    ...current,
    aliasNames: current.aliasNames.filter((name) => name !== aliasName),
  }))

/** The aliases of one account and Region, by name. */
export function* aliasesIn(world: World, accountId: string, region: string): Generator<Alias> {
  const prefix = aliasArn(region, accountId, 'alias/')
  for (const [arn, alias] of entries(world.kms.aliases, prefix)) {
    if (!arn.startsWith(prefix)) return
    yield alias
  }
}

export const aliasesOf = (world: World, { accountId, aliasNames, region }: KmsKey): readonly Alias[] =>
  aliasNames.flatMap((name) => get(world.kms.aliases, aliasArn(region, accountId, name)) ?? [])
