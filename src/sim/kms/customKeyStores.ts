// Custom key stores need hardware, or a key manager outside AWS. No account of the simulation has either, so each operation
// answers as AWS does to an account without one.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-store-overview.html
import type { AwsError } from '../errors.ts'
import type { ContextKeys, Permission } from '../iam/permission.ts'
import { optional, oneOf, required, string, structure, type Pattern } from '../shape.ts'
import { refusalOfStore } from './errors.ts'

export const storeNotFound = (): AwsError => refusalOfStore('CustomKeyStoreNotFoundException')

/** Only IAM policies count for these, and there is no resource. */
export const onStores = (action: `kms:${string}`, context: ContextKeys = {}): readonly Permission[] => [
  { action, resource: '*', context },
]

const pattern = (text: string, matches: RegExp): Pattern => ({ text, matches: (value) => matches.test(value) })

export const CustomKeyStoreId = required(string({ min: 1, max: 64 }))
export const storeName = string({ min: 1, max: 256 })

/** How a store is reached: a CloudHSM cluster, or a proxy in front of an external key manager. */
export const connection = {
  CloudHsmClusterId: optional(
    string({ min: 19, max: 24, pattern: pattern('cluster-[2-7a-zA-Z]{11,16}', /^cluster-[2-7a-zA-Z]{11,16}$/) }),
  ),
  KeyStorePassword: optional(string({ min: 7, max: 32 })),
  XksProxyUriEndpoint: optional(
    string({ min: 10, max: 128, pattern: pattern('^https://[a-zA-Z0-9.-]+$', /^https:\/\/[a-zA-Z0-9.-]+$/) }),
  ),
  XksProxyUriPath: optional(
    string({
      min: 10,
      max: 128,
      pattern: pattern(
        String.raw`^(/[a-zA-Z0-9\/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$`,
        /^(\/[a-zA-Z0-9/_-]+)?\/kms\/xks\/v\d{1,2}$/,
      ),
    }),
  ),
  XksProxyVpcEndpointServiceName: optional(
    string({
      min: 20,
      max: 64,
      pattern: pattern(
        String.raw`^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$`,
        /^(com|eu)\.amazonaws\.vpce\.([a-z]+-){2,3}\d+\.vpce-svc-[0-9a-z]+$/,
      ),
    }),
  ),
  XksProxyVpcEndpointServiceOwner: optional(string({ min: 12, max: 12, pattern: pattern('[0-9]{12}', /^\d{12}$/) })),
  XksProxyAuthenticationCredential: optional(
    structure({
      AccessKeyId: required(string({ min: 20, max: 30, pattern: pattern('^[A-Z2-7]+$', /^[A-Z2-7]+$/) })),
      RawSecretAccessKey: required(
        string({ min: 43, max: 64, pattern: pattern(String.raw`^[a-zA-Z0-9\/+=]+$`, /^[a-zA-Z0-9/+=]+$/) }),
      ),
    }),
  ),
  XksProxyConnectivity: optional(oneOf('PUBLIC_ENDPOINT', 'VPC_ENDPOINT_SERVICE')),
} as const
