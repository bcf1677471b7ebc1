import { expect, test } from 'vitest'
import { createGroup } from '../../testing/identities.ts'
import { root, simulation } from '../../testing/world.ts'

// LocalStack tests/aws/services/iam/test_iam_groups.snapshot.json, test_get_group_with_path
test('creates a group with AWS’s identifiers', async () => {
  const input = { GroupName: 'editors', Path: '/some/location/' }
  expect(await simulation().answer(root, 'iam:CreateGroup', input)).toEqual({
    Group: {
      Path: '/some/location/',
      GroupName: 'editors',
      GroupId: expect.stringMatching(/^AGPA[A-Z2-7]{17}$/),
      Arn: 'arn:aws:iam::111122223333:group/some/location/editors',
      CreateDate: expect.any(Number),
    },
  })
})

// The same, test_create_group
test('refuses a name that is taken, under whatever path', async () => {
  const aws = simulation()
  await createGroup(aws, 'editors')
  expect(await aws.refusal(root, 'iam:CreateGroup', { GroupName: 'Editors', Path: '/other/' })).toEqual({
    code: 'EntityAlreadyExists',
    message: 'Group with name Editors already exists.',
    status: 409,
  })
})

// radkawar/stackd testdata/aws/iam/identity_inputs.json; text: versity/versitygw iamapi
test.each(['/team', 'team/', '/ space/', '/é/', '//', '/team/\n'])('refuses the path %j', async (Path) => {
  expect(await simulation().refusal(root, 'iam:CreateGroup', { GroupName: 'editors', Path })).toEqual({
    code: 'ValidationError',
    message:
      'The specified value for path is invalid. It must begin and end with / and contain only alphanumeric characters and/or / characters.',
    status: 400,
  })
})

// The same recordings
test('accepts an empty name between two slashes', async () => {
  expect(await simulation().answer(root, 'iam:CreateGroup', { GroupName: 'editors', Path: '/a//b/' })).toMatchObject({
    Group: { Path: '/a//b/' },
  })
})
