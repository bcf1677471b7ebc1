// https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
import { aliasArn } from '../arn.ts'
import { entries, get, set } from '../collections/orderedMap.ts'
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
