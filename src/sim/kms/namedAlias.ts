// The alias that an operation on aliases names: always by its name alone, in the account and Region of the call.
import { aliasArn, keyArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import type { Alias, KmsKey, World } from '../world.ts'
import { notAuthorized, notFound, validation } from './errors.ts'

/** Refuses what cannot be the name of a customer's alias. */
export function requireAliasName(aliasName: string): void {
  if (!aliasName.startsWith('alias/'))
    throw validation(
      'Alias must start with the prefix "alias/". Please see https://docs.aws.amazon.com/kms/latest/developerguide/kms-alias.html',
    )
  // AWS keeps these names for the keys of its services.
  if (aliasName.startsWith('alias/aws/')) throw notAuthorized()
}

export interface AliasedKey {
  readonly alias: Alias
  readonly key: KmsKey
}

export function namedAlias(
  world: World,
  { accountId, region }: Pick<CallFacts, 'accountId' | 'region'>,
  aliasName: string,
): AliasedKey {
  requireAliasName(aliasName)
  const arn = aliasArn(region, accountId, aliasName)
  const alias = get(world.kms.aliases, arn)
  const key = alias && get(world.kms.keys, keyArn(region, accountId, alias.targetKeyId))
  if (!key) throw notFound(`Alias ${arn} is not found.`)
  return { alias, key }
}
