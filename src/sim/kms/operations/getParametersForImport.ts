import { hexOf } from '../../bytes.ts'
import { uuid } from '../../environment.ts'
import { defineOperation } from '../../operation.ts'
import { oneOf, required } from '../../shape.ts'
import type { KmsKey } from '../../world.ts'
import { keyResource } from '../audit.ts'
import { changeKey } from '../changeKey.ts'
import { unsupported } from '../errors.ts'
import { VALIDITY, withParameters } from '../importParameters.ts'
import { seconds } from '../keyMetadata.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { requireOrigin } from '../origin.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

const TOKEN_LENGTH = 256

export const getParametersForImport = defineOperation({
  name: 'kms:GetParametersForImport',
  summary: 'Hands out a public key to wrap key material with, and the token that goes with it, for a day.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GetParametersForImport.html',
  input: {
    KeyId,
    WrappingAlgorithm: required(
      oneOf(
        'RSAES_PKCS1_V1_5',
        'RSAES_OAEP_SHA_1',
        'RSAES_OAEP_SHA_256',
        'RSA_AES_KEY_WRAP_SHA_1',
        'RSA_AES_KEY_WRAP_SHA_256',
        'SM2PKE',
      ),
    ),
    WrappingKeySpec: required(oneOf('RSA_2048', 'RSA_3072', 'RSA_4096', 'SM2')),
  },
  example: {
    KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab',
    WrappingAlgorithm: 'RSAES_OAEP_SHA_256',
    WrappingKeySpec: 'RSA_3072',
  },
  permissions: (world, { KeyId, WrappingAlgorithm, WrappingKeySpec }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:GetParametersForImport'), 'kms:GetParametersForImport', {
      'kms:WrappingAlgorithm': WrappingAlgorithm,
      'kms:WrappingKeySpec': WrappingKeySpec,
    }),
  ],
  async run(context, { KeyId, WrappingAlgorithm: algorithm, WrappingKeySpec: spec }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:GetParametersForImport')
    requireOrigin(key, 'EXTERNAL')
    requireState(key, 'GetParametersForImport')
    // SM2 is for AWS's Regions of China; PKCS #1 v1.5 was given up in October 2023.
    if (algorithm === 'SM2PKE' || algorithm === 'RSAES_PKCS1_V1_5' || spec === 'SM2' || !fits(key, algorithm, spec))
      throw unsupported()
    const { hsm, randomBytes } = context.environment
    const wrappingKeyId = await hsm.generate(`import ${uuid(context.environment)}`, spec)
    const held = await (await hsm.beyondAes()).held(wrappingKeyId)
    const ImportToken = randomBytes(TOKEN_LENGTH)
    const validTo = context.now + VALIDITY
    changeKey(context, key.arn, (current) =>
      withParameters(current, { token: hexOf(ImportToken), wrappingKeyId, algorithm, spec, validTo }),
    )
    return {
      KeyId: key.arn,
      ImportToken,
      // Nothing is held in a rehearsal.
      PublicKey: held?.publicKey ?? new Uint8Array(0),
      ParametersValidTo: seconds(validTo),
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ KeyId, WrappingAlgorithm, WrappingKeySpec }) => ({
      keyId: KeyId,
      wrappingAlgorithm: WrappingAlgorithm,
      wrappingKeySpec: WrappingKeySpec,
    }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

/** Whether RSA alone can carry the private key of this spec: an RSA key never, that of P-521 not under 2,048 bits. */
const fits = ({ keySpec }: KmsKey, algorithm: string, spec: string): boolean =>
  !algorithm.startsWith('RSAES') ||
  !(keySpec.startsWith('RSA_') || (keySpec === 'ECC_NIST_P521' && spec === 'RSA_2048'))
