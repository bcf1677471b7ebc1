import { expect, test } from 'vitest'
import { createKey, describeKey, eventOf } from '../../testing/kms.ts'
import { createUser, root, simulation } from '../../testing/world.ts'

test('changes the description, also to nothing', async () => {
  const aws = simulation()
  const { KeyId } = await createKey(aws, { Description: 'before' })
  for (const Description of ['after', '']) {
    expect(await aws.answer(root, 'kms:UpdateKeyDescription', { KeyId, Description })).toBeUndefined()
    expect(await describeKey(aws, KeyId)).toMatchObject({ Description })
  }
})

test('refuses a key that is pending deletion, and whoever may not', async () => {
  const aws = simulation()
  const alice = await createUser(aws, 'alice')
  const { KeyId, Arn } = await createKey(aws)
  const input = { KeyId, Description: 'x' }
  expect((await aws.refusal(alice, 'kms:UpdateKeyDescription', input)).code).toBe('AccessDeniedException')
  await aws.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
  expect(await aws.refusal(root, 'kms:UpdateKeyDescription', input)).toEqual({
    code: 'KMSInvalidStateException',
    status: 400,
    message: `${Arn} is pending deletion.`,
  })
})

test('is written down as CloudTrail does', async () => {
  // https://docs.aws.amazon.com/kms/latest/developerguide/ct-update-key-description.html
  const aws = simulation()
  const { KeyId, Arn } = await createKey(aws)
  const input = { KeyId, Description: 'New key description' }
  expect(eventOf(await aws.send(root, 'kms:UpdateKeyDescription', input))).toMatchObject({
    readOnly: false,
    requestParameters: { keyId: KeyId, description: 'New key description' },
    responseElements: null,
    resources: [{ ARN: Arn }],
  })
})
