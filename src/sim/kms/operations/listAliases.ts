import { aliasArn } from '../../arn.ts'
import { compare } from '../../collections/orderedMap.ts'
import { defineOperation, type CallFacts } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import type { Alias, World } from '../../world.ts'
import { aliasesIn, aliasesOf } from '../aliases.ts'
import { parameters } from '../audit.ts'
import { unusedPredefinedAliases } from '../awsManagedKey.ts'
import { seconds } from '../keyMetadata.ts'
import { keyId, Marker } from '../members.ts'
import { pageOf } from '../pages.ts'
import { findOwnKey } from '../resolveKey.ts'

export const listAliases = defineOperation({
  name: 'kms:ListAliases',
  summary: 'Lists the aliases of the account in the Region, or those of one key.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ListAliases.html',
  input: { KeyId: optional(keyId), Limit: optional(integer({ min: 1, max: 100 })), Marker },
  example: {},
  permissions(world, { KeyId }, call) {
    if (KeyId !== undefined) findOwnKey(world, call, KeyId, 'kms:ListAliases')
    return [{ action: 'kms:ListAliases', resource: '*' }]
  },
  run(context, { KeyId, Limit = 50, Marker }) {
    const listed =
      KeyId === undefined
        ? allAliases(context.world, context)
        : aliasesOf(context.world, findOwnKey(context.world, context, KeyId, 'kms:ListAliases')).map(entryOf)
    const sorted = [...listed].sort((a, b) => compare(a.AliasName, b.AliasName))
    const { items, next } = pageOf(sorted, ({ AliasName }) => AliasName, Limit, Marker)
    return { Aliases: items, ...next, Truncated: next !== undefined }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, Limit, Marker }) => parameters({ keyId: KeyId, limit: Limit, marker: Marker }),
  },
})

const entryOf = ({ aliasName, arn, targetKeyId, creationDate, lastUpdatedDate }: Alias) => ({
  AliasName: aliasName,
  AliasArn: arn,
  TargetKeyId: targetKeyId,
  CreationDate: seconds(creationDate),
  LastUpdatedDate: seconds(lastUpdatedDate),
})

/** Also the predefined aliases that have no key yet; those have only a name. */
const allAliases = (world: World, home: CallFacts) => [
  ...[...aliasesIn(world, home.accountId, home.region)].map(entryOf),
  ...unusedPredefinedAliases(world, home).map((name) => ({
    AliasName: name,
    AliasArn: aliasArn(home.region, home.accountId, name),
  })),
]
