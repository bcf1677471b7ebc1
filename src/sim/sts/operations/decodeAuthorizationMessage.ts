import { reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { required, string } from '../../shape.ts'
import { invalidAuthorizationMessage } from '../errors.ts'

export const decodeAuthorizationMessage = defineOperation({
  name: 'sts:DecodeAuthorizationMessage',
  summary: 'Opens an encoded refusal, as EC2 hands out. No service here does, so there is none that it could open.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html',
  input: { EncodedMessage: required(string({ min: 1, max: 10_240 })) },
  example: { EncodedMessage: 'rHU-pVHMSckD0OAc5l3r9' },
  permissions: () => [{ action: 'sts:DecodeAuthorizationMessage', resource: '*' }],
  audit: reads,
  run(): never {
    throw invalidAuthorizationMessage()
  },
})
