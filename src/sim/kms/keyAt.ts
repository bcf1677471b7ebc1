import type { KmsKey } from '../world.ts'

/** The key as it is at a moment (milliseconds since the epoch): some states end by themselves, without a call. */
export function keyAt(key: KmsKey, moment: number): KmsKey {
  const { transition, ...rest } = key
  return transition && transition.date <= moment ? { ...rest, keyState: transition.to } : key
}
