import { expect, test } from 'vitest'
import { createKey, describeKey, eventOf } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

test('lets a disabled key work again', async () => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  await sim.answer(root, 'kms:DisableKey', { KeyId })
  const { trace } = await sim.send(root, 'kms:EnableKey', { KeyId })
  expect(trace.flatMap(({ step }) => (step.type === 'state-changed' ? [step] : []))).toEqual([
    {
      type: 'state-changed',
      place: 'kms',
      subject: Arn,
      change: { type: 'key-state-changed', before: 'Disabled', after: 'Enabled' },
    },
  ])
  expect(await describeKey(sim, KeyId)).toMatchObject({ KeyState: 'Enabled', Enabled: true })
  await sim.answer(root, 'kms:GenerateDataKey', { KeyId, KeySpec: 'AES_256' })
})

test('takes no alias', async () => {
  // Recorded: https://github.com/boto/boto/issues/3202
  const refused = await simulation().refusal(root, 'kms:EnableKey', {
    KeyId: 'arn:aws:kms:us-east-1:111122223333:alias/app',
  })
  expect(refused).toMatchObject({
    code: 'InvalidArnException',
    message: 'Key Aliases are not supported for this operation.',
  })
})

test('is not for other accounts, whatever the key policy says', async () => {
  const sim = simulation()
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { AWS: ['111122223333', '444455556666'] }, Action: 'kms:*', Resource: '*' },
    ],
  })
  const key = await sim.answer<{ KeyMetadata: { Arn: string } }>(root, 'kms:CreateKey', { Policy })
  const stranger = { type: 'root', accountId: '444455556666' } as const
  await sim.answer(stranger, 'kms:DescribeKey', { KeyId: key.KeyMetadata.Arn })
  expect((await sim.refusal(stranger, 'kms:EnableKey', { KeyId: key.KeyMetadata.Arn })).code).toBe(
    'AccessDeniedException',
  )
})

test('is written down', async () => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  expect(eventOf(await sim.send(root, 'kms:EnableKey', { KeyId }))).toMatchObject({
    requestParameters: { keyId: KeyId },
    responseElements: { keyId: Arn },
    readOnly: false,
  })
})
