// What the owner of a key does to bring key material: wrap it at home, and send it.
import { aeskwp } from '@noble/ciphers/aes.js'
import { concat, type Bytes } from '../bytes.ts'
import type { Outcome } from '../gateway.ts'
import { root, type Simulation } from './world.ts'

export interface ImportSet {
  readonly KeyId: string
  readonly ImportToken: Bytes
  readonly PublicKey: Bytes
  readonly ParametersValidTo: number
}

export const parametersFor = (
  simulation: Simulation,
  KeyId: string,
  WrappingAlgorithm = 'RSAES_OAEP_SHA_256',
  region?: string,
): Promise<ImportSet> =>
  simulation.answer(
    root,
    'kms:GetParametersForImport',
    { KeyId, WrappingAlgorithm, WrappingKeySpec: 'RSA_2048' },
    region,
  )

/** Material under the public key of a set, as AWS's guide lets one do it with OpenSSL. */
export async function wrap(material: Bytes, { PublicKey }: ImportSet, algorithm: string): Promise<Bytes> {
  const hash = algorithm.endsWith('SHA_1') ? 'SHA-1' : 'SHA-256'
  const key = await crypto.subtle.importKey('spki', PublicKey, { name: 'RSA-OAEP', hash }, false, ['encrypt'])
  const sealed = async (bytes: Bytes): Promise<Bytes> =>
    new Uint8Array(await crypto.subtle.encrypt('RSA-OAEP', key, bytes))
  if (algorithm.startsWith('RSAES')) return sealed(material)
  const aesKey = materialOf(77)
  return concat(await sealed(aesKey), aeskwp(aesKey).encrypt(material))
}

/** Parameters, wrapping and import in one. */
export async function importMaterial(
  simulation: Simulation,
  KeyId: string,
  material: Bytes,
  {
    algorithm = 'RSAES_OAEP_SHA_256',
    region,
    ...input
  }: { readonly algorithm?: string; readonly region?: string; readonly [member: string]: unknown } = {},
): Promise<Outcome> {
  const set = await parametersFor(simulation, KeyId, algorithm, region)
  return simulation.send(
    root,
    'kms:ImportKeyMaterial',
    {
      KeyId,
      ImportToken: set.ImportToken,
      EncryptedKeyMaterial: await wrap(material, set, algorithm),
      ...('ValidTo' in input ? {} : { ExpirationModel: 'KEY_MATERIAL_DOES_NOT_EXPIRE' }),
      ...input,
    },
    region,
  )
}

/** Some key material for a symmetric encryption key. */
export const materialOf = (byte: number): Bytes => new Uint8Array(32).fill(byte)
