import { defineOperation } from '../../operation.ts'
import { integer, optional, string } from '../../shape.ts'
import { parameters } from '../audit.ts'
import { onStores, storeName, storeNotFound } from '../customKeyStores.ts'
import { validation } from '../errors.ts'
import { Marker } from '../members.ts'
import { pageOf } from '../pages.ts'

export const describeCustomKeyStores = defineOperation({
  name: 'kms:DescribeCustomKeyStores',
  summary: 'Lists the account’s key stores outside KMS; no account of the simulation has one.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DescribeCustomKeyStores.html',
  input: {
    CustomKeyStoreId: optional(string({ min: 1, max: 64 })),
    CustomKeyStoreName: optional(storeName),
    Limit: optional(integer({ min: 1, max: 1000 })),
    Marker,
  },
  example: {},
  permissions: () => onStores('kms:DescribeCustomKeyStores'),
  run(_context, { CustomKeyStoreId, CustomKeyStoreName, Limit = 100, Marker }) {
    if (CustomKeyStoreId !== undefined && CustomKeyStoreName !== undefined) throw validation()
    if ((CustomKeyStoreId ?? CustomKeyStoreName) !== undefined) throw storeNotFound()
    const none: readonly string[] = []
    return { CustomKeyStores: pageOf(none, (name) => name, Limit, Marker).items, Truncated: false }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ CustomKeyStoreId, CustomKeyStoreName, Limit, Marker }) =>
      parameters({
        customKeyStoreId: CustomKeyStoreId,
        customKeyStoreName: CustomKeyStoreName,
        limit: Limit,
        marker: Marker,
      }),
  },
})
