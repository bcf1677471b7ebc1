import { expect, test } from 'vitest'
import { createEnvironment, get, newestFirst } from '../sim/index.ts'
import { startingWorld } from './startingWorld.ts'

const lesson = { port: 0, scenario: { id: 'protected-picture', chapter: 'access' } }

test('everybody in a lesson can sign, and nobody has asked for it', async () => {
  const { signers, world } = await startingWorld(createEnvironment(), lesson)
  expect(signers.map(({ name }) => name.split(',')[0])).toEqual([
    'Alice',
    'Bob',
    'Carol',
    'Dana',
    'The account’s root user',
  ])
  for (const { accessKeyId, secretAccessKey } of signers)
    expect(get(world.iam.accessKeys, accessKeyId)).toMatchObject({ secretAccessKey, status: 'Active' })
  expect([...newestFirst(world.cloudtrail.events)].map(({ event }) => event.eventName)).not.toContain('CreateAccessKey')
})

test.each([lesson, { port: 0 }])('after a reset everybody signs as before: %j', async (options) => {
  const { signers } = await startingWorld(createEnvironment(), options)
  const again = await startingWorld(createEnvironment(), options, signers)
  expect(again.signers).toEqual(signers)
  for (const { accessKeyId } of signers) expect(get(again.world.iam.accessKeys, accessKeyId)).toBeDefined()
})

test('names the lessons and chapters that there are', async () => {
  const start = (id: string, chapter: string) =>
    startingWorld(createEnvironment(), { port: 0, scenario: { id, chapter } })
  await expect(start('none', 'x')).rejects.toThrow(/There is no lesson `none`\. There are: protected-picture/)
  await expect(start('protected-picture', 'x')).rejects.toThrow(/has no chapter `x`\. It has: /)
})
