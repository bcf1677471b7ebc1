import { defineOperation } from '../../operation.ts'
import { optional, string } from '../../shape.ts'
import { carried } from '../artifacts.ts'
import { NumberOfBytes } from '../asymmetricMembers.ts'
import { digestedArtifact } from '../bytesArtifacts.ts'
import { customKeyStoreNotFound, validation } from '../errors.ts'
import { Recipient, refuseRecipient } from '../recipient.ts'

export const generateRandom = defineOperation({
  name: 'kms:GenerateRandom',
  summary: 'Draws random bytes. No key has a part in it.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_GenerateRandom.html',
  input: { NumberOfBytes, CustomKeyStoreId: optional(string({ min: 1, max: 64 })), Recipient },
  example: { NumberOfBytes: 32 },
  permissions: () => [{ action: 'kms:GenerateRandom', resource: '*' }],
  async run(context, input) {
    if (input.NumberOfBytes === undefined) throw validation('NumberOfBytes is required.')
    if (input.CustomKeyStoreId !== undefined) throw customKeyStoreNotFound()
    refuseRecipient(input)
    const Plaintext = context.environment.randomBytes(input.NumberOfBytes)
    const random = digestedArtifact('secret', Plaintext, 'random bytes')
    context.hold(carried(random, Plaintext))
    context.record({
      type: 'crypto-performed',
      place: 'hsm',
      act: 'generate-random',
      algorithm: 'CTR_DRBG',
      key: { none: true },
      uses: [],
      makes: [random],
      succeeded: true,
    })
    return { Plaintext }
  },
  audit: { category: 'Management', readOnly: true, requestParameters: () => null },
  carries: {
    response: ({ Plaintext }) => [carried(digestedArtifact('secret', Plaintext, 'random bytes'), Plaintext)],
  },
})
