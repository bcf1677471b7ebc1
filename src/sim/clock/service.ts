// Simulated time is no service of AWS: it asks for no permission and leaves no record.
import { uuid } from '../environment.ts'
import { awsError } from '../errors.ts'
import type { Service } from '../operation.ts'
import { violationText } from '../shape.ts'

export const service: Service = {
  name: 'clock',
  place: 'clock',
  eventSource: 'clock',
  host: () => 'clock',
  newRequestId: uuid,
  denied: ({ action }) => {
    throw new Error(`Time needs no permission, and yet ${action} was refused.`)
  },
  invalid: (violations) => awsError(400, 'ValidationException', violationText(violations)),
}
