// https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html
import { aliasArn } from '../arn.ts'
import { entries } from '../collections/orderedMap.ts'
import type { Alias, KmsKey, World } from '../world.ts'

/** The aliases of one account and Region, by name. */
export function* aliasesIn(world: World, accountId: string, region: string): Generator<Alias> {
  const prefix = aliasArn(region, accountId, 'alias/')
  for (const [arn, alias] of entries(world.kms.aliases, prefix)) {
    if (!arn.startsWith(prefix)) return
    yield alias
  }
}

export function* aliasesOf(world: World, key: Pick<KmsKey, 'keyId' | 'accountId' | 'region'>): Generator<Alias> {
  for (const alias of aliasesIn(world, key.accountId, key.region)) if (alias.targetKeyId === key.keyId) yield alias
}
