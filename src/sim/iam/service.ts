// IAM's own way of answering: the Query protocol. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import type { Service } from '../operation.ts'
import { notAuthorized } from './denialText.ts'
import { invalidInput, missingAuthenticationToken } from './errors.ts'

export const service: Service = {
  name: 'iam',
  place: 'iam',
  eventSource: 'iam.amazonaws.com',
  host: () => 'iam.amazonaws.com',
  newRequestId: uuid,
  denied: (decision, permission, caller) => awsError(403, 'AccessDenied', notAuthorized(caller, permission, decision)),
  invalid: invalidInput,
  unauthenticated: missingAuthenticationToken,
  expiredToken: () => awsError(403, 'ExpiredToken', 'The security token included in the request is expired'),
}
