import { defineOperation } from '../../operation.ts'
import { keyResource } from '../audit.ts'
import type { KmsKey } from '../../world.ts'
import { conflict, invalidState, rotationLimit } from '../errors.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { relatedKeys, requirePrimary } from '../relatedKeys.ts'
import { MOST_ROTATIONS_ON_DEMAND } from '../quotas.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'
import { requireRotatable, rotate, rotateToPending } from '../rotation.ts'

const CLOSE = 20 * 60_000

export const rotateKeyOnDemand = defineOperation({
  name: 'kms:RotateKeyOnDemand',
  summary: 'Gives a key another generation of key material now, at most 25 times in its life.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_RotateKeyOnDemand.html',
  input: { KeyId },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:RotateKeyOnDemand'), 'kms:RotateKeyOnDemand'),
  ],
  async run(context, { KeyId }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:RotateKeyOnDemand')
    requireState(key, 'RotateKeyOnDemand')
    requireRotatable(key)
    requirePrimary(key)
    if (key.materials.filter(({ rotated }) => rotated?.type === 'ON_DEMAND').length >= MOST_ROTATIONS_ON_DEMAND)
      throw rotationLimit(key.arn)
    if (key.rotation && key.rotation.nextDate - context.now < CLOSE) throw conflict()
    if (key.origin === 'EXTERNAL' && !relatedKeys(context.world, key).every(hasPending))
      throw invalidState(`No available key material pending rotation for the key: ${key.arn}.`)
    const rotated = { type: 'ON_DEMAND', date: context.now } as const
    const events =
      key.origin === 'EXTERNAL' ? rotateToPending(context, key, rotated) : await rotate(context, key, rotated)
    for (const event of events) context.recordAfter(event)
    return { KeyId: key.arn }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId }) => ({ keyId: KeyId }),
    responseElements: ({ KeyId }) => ({ keyId: KeyId }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

/** New material waits in the key, and it is really there. */
const hasPending = ({ materials }: KmsKey): boolean =>
  materials.some(({ isPending, imported }) => isPending && imported !== undefined)
