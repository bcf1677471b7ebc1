import { expect, test } from 'vitest'
import { createUser, root, simulation } from '../../testing/world.ts'

const EncodedMessage = 'rHU-pVHMSckD0OAc5l3r9-gKN1XZjZ2X9J3w0fZ31licaTpAVwlD9ix3fLSABy3X'

// https://docs.aws.amazon.com/STS/latest/APIReference/API_DecodeAuthorizationMessage.html
test('refuses a message that nobody sent', async () => {
  expect(await simulation().refusal(root, 'sts:DecodeAuthorizationMessage', { EncodedMessage })).toMatchObject({
    code: 'InvalidAuthorizationMessageException',
    status: 400,
  })
})

test('is for those who may: a refusal says nothing of the message', async () => {
  const aws = simulation()
  const bob = await createUser(aws, 'bob')
  expect(await aws.refusal(bob, 'sts:DecodeAuthorizationMessage', { EncodedMessage })).toMatchObject({
    code: 'AccessDenied',
    status: 403,
  })
})
