// When a key last did cryptography: kms:TrailingDaysWithoutKeyUsage counts from there.
// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
import type { ContextKeys } from '../iam/permission.ts'
import type { CallContext } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import { changeKey } from './changeKey.ts'

export const recordUse = (context: CallContext, key: KmsKey): void =>
  changeKey(context, key.arn, (current) => ({ ...current, lastUsedDate: context.now }))

/** In whole days, rounded down; of a key that was never used, since its creation. */
export const usageContext = (key: KmsKey, now: number): ContextKeys => ({
  'kms:TrailingDaysWithoutKeyUsage': String(Math.floor((now - (key.lastUsedDate ?? key.creationDate)) / DAY)),
})

/** In milliseconds. */
export const DAY = 86_400_000
