import { defineOperation } from '../../operation.ts'
import { oneOf, optional, required, string } from '../../shape.ts'
import { parameters } from '../audit.ts'
import { connection, onStores, storeName } from '../customKeyStores.ts'
import { refusalOfStore, validation } from '../errors.ts'

export const createCustomKeyStore = defineOperation({
  name: 'kms:CreateCustomKeyStore',
  summary: 'Would connect KMS to one’s own hardware or key manager; no account of the simulation has either.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html',
  input: {
    CustomKeyStoreName: required(storeName),
    TrustAnchorCertificate: optional(string({ min: 1, max: 5000 })),
    CustomKeyStoreType: optional(oneOf('AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE')),
    ...connection,
  },
  example: {
    CustomKeyStoreName: 'ExampleKeyStore',
    CloudHsmClusterId: 'cluster-1a23b4cdefg',
    TrustAnchorCertificate: '…',
    KeyStorePassword: 'kmsPswd',
  },
  permissions: () => onStores('kms:CreateCustomKeyStore'),
  run(_context, { CustomKeyStoreType = 'AWS_CLOUDHSM', ...input }): void {
    if (CustomKeyStoreType === 'AWS_CLOUDHSM') {
      const { CloudHsmClusterId, KeyStorePassword, TrustAnchorCertificate } = input
      if ([CloudHsmClusterId, KeyStorePassword, TrustAnchorCertificate].includes(undefined)) throw validation()
      throw refusalOfStore('CloudHsmClusterNotFoundException')
    }
    const { XksProxyAuthenticationCredential, XksProxyConnectivity, XksProxyUriEndpoint, XksProxyUriPath } = input
    if (!XksProxyAuthenticationCredential || !XksProxyConnectivity || !XksProxyUriEndpoint || !XksProxyUriPath)
      throw validation()
    if (XksProxyConnectivity === 'PUBLIC_ENDPOINT') throw refusalOfStore('XksProxyUriUnreachableException')
    if (input.XksProxyVpcEndpointServiceName === undefined) throw validation()
    throw refusalOfStore('XksProxyVpcEndpointServiceNotFoundException')
  },
  audit: {
    category: 'Management',
    readOnly: false,
    // Neither password nor credential.
    requestParameters: ({ CustomKeyStoreName, CloudHsmClusterId, CustomKeyStoreType }) =>
      parameters({
        customKeyStoreName: CustomKeyStoreName,
        cloudHsmClusterId: CloudHsmClusterId,
        customKeyStoreType: CustomKeyStoreType,
      }),
  },
})
