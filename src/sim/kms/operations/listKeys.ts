import { entries } from '../../collections/orderedMap.ts'
import { keyArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import type { KmsKey, World } from '../../world.ts'
import { parameters } from '../audit.ts'
import { Marker } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listKeys = defineOperation({
  name: 'kms:ListKeys',
  summary: 'Lists the keys of the account in the Region, AWS managed keys included.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ListKeys.html',
  input: { Limit: optional(integer({ min: 1, max: 1000 })), Marker },
  example: {},
  permissions: () => [{ action: 'kms:ListKeys', resource: '*' }],
  run({ world, accountId, region }, { Limit = 100, Marker }) {
    const { items, next } = pageOf(keysIn(world, accountId, region), ({ arn }) => arn, Limit, Marker)
    return {
      Keys: items.map(({ keyId, arn }) => ({ KeyId: keyId, KeyArn: arn })),
      ...next,
      Truncated: next !== undefined,
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ Limit, Marker }) => parameters({ limit: Limit, marker: Marker }),
  },
})

function* keysIn(world: World, accountId: string, region: string): Generator<KmsKey> {
  const prefix = keyArn(region, accountId, '')
  for (const [arn, key] of entries(world.kms.keys, prefix)) {
    if (!arn.startsWith(prefix)) return
    yield key
  }
}
