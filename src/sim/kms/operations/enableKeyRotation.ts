import { defineOperation } from '../../operation.ts'
import { integer, optional } from '../../shape.ts'
import { keyIdElement, keyResource, parameters } from '../audit.ts'
import { changeKey } from '../changeKey.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { requireOrigin } from '../origin.ts'
import { requirePrimary } from '../relatedKeys.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'
import { nextRotation, requireRotatable } from '../rotation.ts'

const YEAR = 365

export const enableKeyRotation = defineOperation({
  name: 'kms:EnableKeyRotation',
  summary: 'Gives a key fresh key material every year, or in another period. What was encrypted before stays readable.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_EnableKeyRotation.html',
  input: { KeyId, RotationPeriodInDays: optional(integer({ min: 90, max: 2560 })) },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab', RotationPeriodInDays: 180 },
  permissions: (world, { KeyId, RotationPeriodInDays = YEAR }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:EnableKeyRotation'), 'kms:EnableKeyRotation', {
      'kms:RotationPeriodInDays': String(RotationPeriodInDays),
    }),
  ],
  run(context, { KeyId, RotationPeriodInDays: periodInDays = YEAR }) {
    const key = findOwnKey(context.world, context, KeyId, 'kms:EnableKeyRotation')
    requireOrigin(key, 'AWS_KMS')
    requireState(key, 'EnableKeyRotation')
    requireRotatable(key)
    requirePrimary(key)
    const rotation = { periodInDays, nextDate: nextRotation(context.now, periodInDays) }
    changeKey(context, key.arn, (current) => ({ ...current, rotation }))
    context.record({
      type: 'state-changed',
      place: 'kms',
      subject: key.arn,
      change: {
        type: 'setting-changed',
        what: 'automatic rotation',
        before: key.rotation ? { ...key.rotation } : null,
        after: rotation,
      },
    })
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, RotationPeriodInDays }) =>
      parameters({ keyId: KeyId, rotationPeriodInDays: RotationPeriodInDays }),
    responseElements: (_output, { KeyId }, world, call) => keyIdElement(keyIfAny(world, call, KeyId)),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
