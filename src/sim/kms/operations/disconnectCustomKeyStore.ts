import { defineOperation } from '../../operation.ts'
import { CustomKeyStoreId, onStores, storeNotFound } from '../customKeyStores.ts'

export const disconnectCustomKeyStore = defineOperation({
  name: 'kms:DisconnectCustomKeyStore',
  summary: 'Would make the keys of a key store unavailable; no account of the simulation has one.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_DisconnectCustomKeyStore.html',
  input: { CustomKeyStoreId },
  example: { CustomKeyStoreId: 'cks-1234567890abcdef0' },
  permissions: () => onStores('kms:DisconnectCustomKeyStore'),
  run(): void {
    throw storeNotFound()
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ CustomKeyStoreId }) => ({ customKeyStoreId: CustomKeyStoreId }),
  },
})
