import { get, set } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { KmsKey, KeyState } from '../world.ts'

/** Puts a changed key in the place of the one with this ARN. */
export function changeKey(context: Pick<CallContext, 'change'>, arn: string, edit: (key: KmsKey) => KmsKey): void {
  context.change((world) => {
    const key = get(world.kms.keys, arn)
    return key ? { ...world, kms: { ...world.kms, keys: set(world.kms.keys, arn, edit(key)) } } : world
  })
}

/** Moves a key to a state, and records it when that is another one. */
export function changeState(
  context: Pick<CallContext, 'change' | 'record'>,
  { arn, keyState: before }: KmsKey,
  after: KeyState,
  ending: Pick<KmsKey, 'deletionDate' | 'pendingWindowInDays'> = {},
): void {
  if (before === after) return
  changeKey(context, arn, ({ deletionDate: _, pendingWindowInDays: __, transition: ___, ...key }) => ({
    ...key,
    keyState: after,
    ...ending,
  }))
  context.record({
    type: 'state-changed',
    place: 'kms',
    subject: arn,
    change: { type: 'key-state-changed', before, after },
  })
}
