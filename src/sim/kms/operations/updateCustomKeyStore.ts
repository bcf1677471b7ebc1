import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import { parameters } from '../audit.ts'
import { connection, CustomKeyStoreId, onStores, storeName, storeNotFound } from '../customKeyStores.ts'

export const updateCustomKeyStore = defineOperation({
  name: 'kms:UpdateCustomKeyStore',
  summary: 'Would change how KMS reaches a key store; no account of the simulation has one.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdateCustomKeyStore.html',
  input: { CustomKeyStoreId, NewCustomKeyStoreName: optional(storeName), ...connection },
  example: { CustomKeyStoreId: 'cks-1234567890abcdef0', NewCustomKeyStoreName: 'DevelopmentKeys' },
  permissions: () => onStores('kms:UpdateCustomKeyStore'),
  run(): void {
    throw storeNotFound()
  },
  audit: {
    category: 'Management',
    readOnly: false,
    // Neither password nor credential.
    requestParameters: ({ CustomKeyStoreId, NewCustomKeyStoreName, CloudHsmClusterId }) =>
      parameters({
        customKeyStoreId: CustomKeyStoreId,
        newCustomKeyStoreName: NewCustomKeyStoreName,
        cloudHsmClusterId: CloudHsmClusterId,
      }),
  },
})
