// Organizations' own way of answering: AWS JSON 1.1, from one home for the whole partition.
// https://docs.aws.amazon.com/organizations/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import { notAuthorized } from '../iam/denialText.ts'
import type { Service } from '../operation.ts'
import { accessDenied, invalidInput, missingToken } from './refusals.ts'

export const service: Service = {
  name: 'organizations',
  // The account's policies and its organization's are one place on the stage.
  place: 'iam',
  eventSource: 'organizations.amazonaws.com',
  host: () => 'organizations.us-east-1.amazonaws.com',
  newRequestId: uuid,
  denied: (decision, permission, caller) => accessDenied(notAuthorized(caller, permission, decision)),
  invalid: invalidInput,
  unauthenticated: missingToken,
  expiredToken: () => awsError(400, 'ExpiredTokenException', 'The security token included in the request is expired'),
}
