// IAM's own way of answering: the Query protocol. https://docs.aws.amazon.com/IAM/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import type { Service } from '../operation.ts'
import { notAuthorized } from './denialText.ts'
import { invalidClientToken, invalidInput, missingAuthenticationToken } from './errors.ts'

export const service: Service = {
  name: 'iam',
  place: 'iam',
  eventSource: 'iam.amazonaws.com',
  host: () => 'iam.amazonaws.com',
  newRequestId: uuid,
  denied: (decision, permission, caller) => awsError(403, 'AccessDenied', notAuthorized(caller, permission, decision)),
  invalid: invalidInput,
  unauthenticated: missingAuthenticationToken,
  // Users' temporary credentials need a second factor here; a federated user's have none.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_sts-comparison.html
  turnsAway(caller) {
    const token = caller.type !== 'AssumedRole' && 'token' in caller && caller.token
    if (token && !token.mfaAuthenticated) throw invalidClientToken()
  },
  expiredToken: () => awsError(403, 'ExpiredToken', 'The security token included in the request is expired'),
}
