// AWS KMS's own way of answering: JSON 1.1, every client error 400.
// https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html
import { uuid } from '../environment.ts'
import type { Caller } from '../iam/caller.ts'
import type { Decision } from '../iam/decision.ts'
import type { Permission } from '../iam/permission.ts'
import type { Service } from '../operation.ts'
import { violationText } from '../shape.ts'
import { accessDenied, missingToken, validation } from './errors.ts'

export const service: Service = {
  name: 'kms',
  place: 'kms',
  eventSource: 'kms.amazonaws.com',
  host: (region) => `kms.${region}.amazonaws.com`,
  newRequestId: uuid,
  denied: (decision, permission, caller) => accessDenied(deniedText(decision, permission, caller)),
  invalid: (violations) => validation(violationText(violations)),
  unauthenticated: missingToken,
}

const deniedText = (
  { action, because }: Decision,
  { resource, namedByCiphertext }: Permission,
  caller: Caller,
): string =>
  `User: ${'arn' in caller ? caller.arn : caller.type} is not authorized to perform: ${action} ` +
  `${namedByCiphertext ? 'on the resource associated with this ciphertext' : `on resource: ${resource}`} ` +
  (because.type === 'explicit-deny'
    ? 'with an explicit deny in a resource-based policy'
    : `because no ${because.type === 'implicit-deny' ? because.missing : 'identity-based'} policy allows the ${action} action`)
