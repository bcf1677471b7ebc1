// Which messages a signing algorithm takes: https://docs.aws.amazon.com/kms/latest/APIReference/API_Sign.html
import type { Bytes } from '../bytes.ts'
import type { SignedMessage } from '../hsm/heldKey.ts'
import type { KmsKey } from '../world.ts'
import { incompatibleAlgorithm, validation } from './errors.ts'
import { algorithmsOf } from './keySpecs.ts'

interface Given {
  readonly Message: Bytes
  readonly MessageType?: SignedMessage['type']
  readonly SigningAlgorithm: string
}

/** The message as the HSM takes it; refuses what the key or the algorithm does not sign. */
export function signedMessage(key: KmsKey, { Message, MessageType = 'RAW', SigningAlgorithm }: Given): SignedMessage {
  const { SigningAlgorithms = [] } = algorithmsOf(key)
  if (!SigningAlgorithms.some((algorithm) => algorithm === SigningAlgorithm))
    throw incompatibleAlgorithm(SigningAlgorithm, key.keySpec)
  if (!typesOf(SigningAlgorithm).includes(MessageType))
    throw validation(
      SigningAlgorithm.startsWith('ED25519') && MessageType !== 'EXTERNAL_MU'
        ? `Message type ${MessageType} is incompatible with algorithm ${SigningAlgorithm}.`
        : `Message type ${MessageType} is incompatible with key spec ${key.keySpec}.`,
    )
  if (MessageType !== 'RAW' && Message.length !== digestLength(SigningAlgorithm))
    throw validation(`Digest is invalid length for algorithm ${SigningAlgorithm}.`)
  return { type: MessageType, bytes: Message }
}

function typesOf(algorithm: string): readonly SignedMessage['type'][] {
  switch (algorithm) {
    case 'ED25519_SHA_512':
      return ['RAW']
    case 'ED25519_PH_SHA_512':
      return ['DIGEST']
    case 'ML_DSA_SHAKE_256':
      return ['RAW', 'EXTERNAL_MU']
    default:
      return ['RAW', 'DIGEST']
  }
}

// FIPS 204's mu has 64 bytes.
const digestLength = (algorithm: string): number =>
  algorithm === 'ML_DSA_SHAKE_256' ? 64 : Number(algorithm.slice(-3)) / 8
