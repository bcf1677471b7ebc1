import { expect, test } from 'vitest'
import { eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

// https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateCustomKeyStore.html

const cluster = {
  CustomKeyStoreName: 'ExampleKeyStore',
  CloudHsmClusterId: 'cluster-2a23b4cdefg',
  TrustAnchorCertificate: 'certificate',
  KeyStorePassword: 'kmsPswd',
}
const proxy = {
  CustomKeyStoreName: 'ExampleExternalKeyStore',
  CustomKeyStoreType: 'EXTERNAL_KEY_STORE',
  XksProxyConnectivity: 'PUBLIC_ENDPOINT',
  XksProxyUriEndpoint: 'https://myproxy.example.com',
  XksProxyUriPath: '/kms/xks/v1',
  XksProxyAuthenticationCredential: { AccessKeyId: 'A'.repeat(20), RawSecretAccessKey: 'b'.repeat(43) },
}

test.each<[string, object, string]>([
  ['a cluster that is not there', cluster, 'CloudHsmClusterNotFoundException'],
  ['no cluster', { ...cluster, CloudHsmClusterId: undefined }, 'ValidationException'],
  ['a proxy that nobody answers for', proxy, 'XksProxyUriUnreachableException'],
  ['a proxy without a credential', { ...proxy, XksProxyAuthenticationCredential: undefined }, 'ValidationException'],
  [
    'an endpoint service that is not there',
    {
      ...proxy,
      XksProxyConnectivity: 'VPC_ENDPOINT_SERVICE',
      XksProxyVpcEndpointServiceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-example',
    },
    'XksProxyVpcEndpointServiceNotFoundException',
  ],
])('refuses %s', async (_, input, code) => {
  expect(await simulation().refusal(root, 'kms:CreateCustomKeyStore', input)).toEqual({ code, status: 400 })
})

test('asks for an IAM permission first', async () => {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  expect((await aws.refusal(alice, 'kms:CreateCustomKeyStore', cluster)).code).toBe('AccessDeniedException')
})

test('password and credential stay out of the record', async () => {
  const aws = simulation()
  for (const input of [cluster, proxy]) {
    const text = JSON.stringify(eventOf(await aws.send(root, 'kms:CreateCustomKeyStore', input)))
    expect(text).toContain(input.CustomKeyStoreName)
    expect(text).not.toMatch(/kmsPswd|b{43}/)
  }
})
