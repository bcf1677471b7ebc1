import { expect, test } from 'vitest'
import { createKey, eventOf, keyPolicy, delegation } from '../../testing/kms.ts'
import { root, simulation } from '../../testing/world.ts'

test('gives the default policy in the layout of KMS', async () => {
  // The text: LocalStack's recordings of AWS, test_kms.snapshot.json: test_replicate_key. The layout:
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-put-key-policy.html
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  expect(await sim.answer(root, 'kms:GetKeyPolicy', { KeyId })).toEqual({
    PolicyName: 'default',
    Policy: `{
  "Version" : "2012-10-17",
  "Id" : "key-default-1",
  "Statement" : [ {
    "Sid" : "Enable IAM User Permissions",
    "Effect" : "Allow",
    "Principal" : {
      "AWS" : "arn:aws:iam::111122223333:root"
    },
    "Action" : "kms:*",
    "Resource" : "*"
  } ]
}`,
  })
})

test('lays out lists on one line and statements one after another', async () => {
  const sim = simulation()
  const second = { Sid: 'a "b"', ...delegation, Action: ['kms:Encrypt', 'kms:Decrypt'], Condition: {} }
  const { KeyId } = await createKey(sim, { Policy: keyPolicy(delegation, second) })
  const { Policy } = await sim.answer<{ Policy: string }>(root, 'kms:GetKeyPolicy', { KeyId })
  expect(Policy).toContain('\n  }, {\n    "Sid" : "a \\"b\\"",\n')
  expect(Policy).toContain('    "Action" : [ "kms:Encrypt", "kms:Decrypt" ],\n')
  expect(Policy).toContain('    "Condition" : { }\n')
  expect(JSON.parse(Policy)).toEqual(JSON.parse(keyPolicy(delegation, second)))
})

test('knows one policy name', async () => {
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  await sim.answer(root, 'kms:GetKeyPolicy', { KeyId, PolicyName: 'default' })
  expect(await sim.refusal(root, 'kms:GetKeyPolicy', { KeyId, PolicyName: 'other' })).toEqual({
    code: 'NotFoundException',
    status: 400,
    message: 'No such policy exists',
  })
})

test('takes no alias', async () => {
  // Recorded: https://github.com/boto/boto/issues/3202
  expect(await simulation().refusal(root, 'kms:GetKeyPolicy', { KeyId: 'alias/app' })).toEqual({
    code: 'InvalidArnException',
    status: 400,
    message: 'Key Aliases are not supported for this operation.',
  })
})

test('is written down', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-getkeypolicy.html
  const sim = simulation()
  const { KeyId } = await createKey(sim)
  const event = eventOf(await sim.send(root, 'kms:GetKeyPolicy', { KeyId }))
  expect(event.requestParameters).toEqual({ keyId: KeyId, policyName: 'default' })
  expect(event).toMatchObject({ readOnly: true, responseElements: null })
})
