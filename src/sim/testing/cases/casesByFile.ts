// Every rule of AWS that is told as data, by the file that tells it. docs/fidelity.md has a row for each.
import { s3ErrorCases } from './s3Errors.ts'
import { s3AccessCases } from './s3Access.ts'
import { s3EncryptionCases } from './s3Encryption.ts'
import { encryptedObjectCases } from './encryptedObjects.ts'
import { trailCases } from './trails.ts'
import type { Story } from '../story.ts'

export const casesByFile: Readonly<Record<string, readonly Story[]>> = {
  'encryptedObjects.ts': encryptedObjectCases,
  's3Access.ts': s3AccessCases,
  's3Encryption.ts': s3EncryptionCases,
  's3Errors.ts': s3ErrorCases,
  'trails.ts': trailCases,
}
