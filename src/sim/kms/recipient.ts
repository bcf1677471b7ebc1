// Answers for a Nitro enclave alone. https://docs.aws.amazon.com/kms/latest/APIReference/API_RecipientInfo.html
import { blob, oneOf, optional, structure } from '../shape.ts'
import { validation } from './errors.ts'

export const Recipient = optional(
  structure({
    KeyEncryptionAlgorithm: optional(oneOf('RSAES_OAEP_SHA_256')),
    AttestationDocument: optional(blob({ min: 1, max: 262_144 })),
  }),
)

/** Only the hardware of a Nitro enclave makes a document that AWS's own certificates vouch for, so here none is valid. */
export function refuseRecipient(input: { readonly Recipient?: object }): void {
  if (input.Recipient !== undefined) throw validation()
}
