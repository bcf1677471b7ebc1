import { recorded, reads } from '../../iam/audit.ts'
import { defineOperation } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import { newCredentials, openSession, type Credentials } from '../credentials.ts'
import { unknownDevice } from '../errors.ts'
import { longTermCaller } from '../longTermCaller.ts'
import { mfa } from '../members.ts'
import { secondsFor } from '../secondsFor.ts'

export const getSessionToken = defineOperation({
  name: 'sts:GetSessionToken',
  summary: 'Gives the caller temporary credentials for themselves. Nobody can be denied this.',
  docs: 'https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html',
  input: { DurationSeconds: optional(integer({ min: 900, max: 129_600 })), ...mfa },
  example: {},
  permissions: () => [{ action: 'sts:GetSessionToken', resource: '*' }],
  audit: { ...reads, responseElements: (output) => recorded(output) },
  run(context, { DurationSeconds, SerialNumber, TokenCode }): GetSessionTokenOutput {
    const caller = longTermCaller(context.caller, 'GetSessionToken')
    if (SerialNumber !== undefined || TokenCode !== undefined) throw unknownDevice()
    const credentials = newCredentials(context, secondsFor(caller, DurationSeconds))
    return { Credentials: openSession(context, { type: 'user', arn: caller.arn, ...credentials }) }
  },
})

export interface GetSessionTokenOutput {
  readonly Credentials: Credentials
}
