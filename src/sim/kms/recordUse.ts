// When a key last did cryptography: kms:TrailingDaysWithoutKeyUsage counts from there.
// https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
import type { CallContext } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import { changeKey } from './changeKey.ts'

export const recordUse = (context: CallContext, key: KmsKey): void =>
  changeKey(context, key.arn, (current) => ({ ...current, lastUsedDate: context.now }))

/** Whole days, rounded down. */
export const trailingDaysWithoutUsage = (key: KmsKey, now: number): string =>
  String(Math.floor((now - (key.lastUsedDate ?? key.creationDate)) / DAY))

export const DAY = 86_400_000
