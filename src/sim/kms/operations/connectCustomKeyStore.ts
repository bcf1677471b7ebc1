import { defineOperation } from '../../operation.ts'
import { CustomKeyStoreId, onStores, storeNotFound } from '../customKeyStores.ts'

export const connectCustomKeyStore = defineOperation({
  name: 'kms:ConnectCustomKeyStore',
  summary: 'Would connect KMS to a key store; no account of the simulation has one.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ConnectCustomKeyStore.html',
  input: { CustomKeyStoreId },
  example: { CustomKeyStoreId: 'cks-1234567890abcdef0' },
  permissions: () => onStores('kms:ConnectCustomKeyStore'),
  run(): void {
    throw storeNotFound()
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ CustomKeyStoreId }) => ({ customKeyStoreId: CustomKeyStoreId }),
  },
})
