import { defineOperation } from '../../operation.ts'
import { CustomKeyStoreId, onStores, storeNotFound } from '../customKeyStores.ts'

export const deleteCustomKeyStore = defineOperation({
  name: 'kms:DeleteCustomKeyStore',
  summary: 'Would part KMS from a key store; no account of the simulation has one.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DeleteCustomKeyStore.html',
  input: { CustomKeyStoreId },
  example: { CustomKeyStoreId: 'cks-1234567890abcdef0' },
  permissions: () => onStores('kms:DeleteCustomKeyStore'),
  run(): void {
    throw storeNotFound()
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ CustomKeyStoreId }) => ({ customKeyStoreId: CustomKeyStoreId }),
  },
})
