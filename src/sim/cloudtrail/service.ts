// AWS CloudTrail's own way of answering: JSON 1.1, every error 400.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import type { Caller } from '../iam/caller.ts'
import type { Decision } from '../iam/decision.ts'
import type { Service } from '../operation.ts'
import { violationText } from '../shape.ts'

export const service: Service = {
  name: 'cloudtrail',
  place: 'cloudtrail',
  eventSource: 'cloudtrail.amazonaws.com',
  host: (region) => `cloudtrail.${region}.amazonaws.com`,
  newRequestId: uuid,
  denied: (decision, permission, caller) => awsError(400, 'AccessDeniedException', deniedText(decision, caller)),
  invalid: (violations) => awsError(400, 'ValidationException', violationText(violations)),
  unauthenticated: () => awsError(400, 'MissingAuthenticationTokenException', 'Missing Authentication Token'),
}

const deniedText = ({ action, resource, because }: Decision, caller: Caller): string =>
  `User: ${'arn' in caller ? caller.arn : 'anonymous'} is not authorized to perform: ${action} on resource: ${resource} ` +
  (because.type === 'explicit-deny'
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`)
