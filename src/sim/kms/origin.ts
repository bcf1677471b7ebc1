// Where the material of a key comes from decides what can be done with it, before its state does.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
import type { KeyOrigin, KmsKey } from '../world.ts'
import { unsupported } from './errors.ts'

/** Refuses a key whose material comes from elsewhere than the operation asks for. */
export function requireOrigin({ arn, origin }: KmsKey, asked: KeyOrigin): void {
  if (origin !== asked) throw unsupported(`${arn} origin is ${origin} which is not valid for this operation.`)
}
