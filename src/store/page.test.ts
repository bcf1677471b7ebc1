import { beforeEach, expect, test } from 'vitest'
import { get } from '../sim/index.ts'
import { protectedPicture } from '../scenarios/protectedPicture.ts'
import type { Toggle } from '../scenarios/scenario.ts'
import { actions, isToldToTheEnd, page } from './page.ts'

const chapter = (id: string): number => protectedPicture.chapters.findIndex((candidate) => candidate.id === id)
const toggle = (id: string): Toggle => {
  const found = protectedPicture.chapters
    .flatMap(({ toggles }): readonly Toggle[] => toggles ?? [])
    .find((candidate) => candidate.id === id)
  if (!found) throw new Error(`There is no toggle ${id}.`)
  return found
}
const tryGet = {
  label: 'Get',
  operation: 's3:GetObject',
  input: { Bucket: 'gallery', Key: { file: 'name' } },
  people: [],
} as const

beforeEach(async () => {
  page.setState({ ownFile: null, predictions: new Map(), notice: null })
  await actions.open('protected-picture', chapter('access'))
})

test('a chapter opens in the world that the chapters before it have made', () => {
  const { phase, run, story } = page.getState()
  expect(phase).toBe('ready')
  expect(story).toBeNull()
  expect(get(run?.world.s3.buckets ?? null, 'gallery')?.encryption.SSEAlgorithm).toBe('aws:kms')
})

test('an address that names nothing opens the first lesson, at a chapter that exists', async () => {
  await actions.open('no-such-lesson', 99)
  expect(page.getState().scenario.id).toBe('protected-picture')
  expect(page.getState().chapter).toBe(protectedPicture.chapters.length - 1)
})

test('a request is told from its first step, and only what was shown counts as told', async () => {
  await actions.sendBeat('upload')
  expect(page.getState()).toMatchObject({ cursor: 0, isPlaying: false, done: ['upload'] })
  expect(isToldToTheEnd(page.getState())).toBe(false)
  actions.seek(Infinity)
  expect(isToldToTheEnd(page.getState())).toBe(true)
  actions.seek(0)
  expect(isToldToTheEnd(page.getState())).toBe(true)
})

test('one request is in flight at a time', async () => {
  await Promise.all([actions.sendBeat('upload'), actions.sendBeat('alice-reads')])
  expect(page.getState().done).toEqual(['upload'])
})

test('the latest opening wins', async () => {
  await Promise.all([actions.open('protected-picture', 4), actions.open('opened-envelope', 0)])
  expect(page.getState().scenario.id).toBe('opened-envelope')
  expect(page.getState().run?.scenario.id).toBe('opened-envelope')
})

test('a flipped switch edits the policy, shows the edit, and changes the next answer', async () => {
  await actions.sendBeat('upload')
  await actions.sendTry(tryGet, 'bob')
  expect(page.getState().story?.outcome).toMatchObject({ error: { code: 'AccessDenied', status: 403 } })
  await actions.flip(toggle('bob-decrypt'), 0)
  const { edit, story } = page.getState()
  expect(story).toBeNull()
  expect(edit).toMatchObject({ toggle: 'bob-decrypt', before: null, requests: ['dana · iam:PutUserPolicy'] })
  expect(edit?.after).toContain('kms:Decrypt')
  await actions.sendTry(tryGet, 'bob')
  expect(page.getState().story?.outcome).toHaveProperty('response')
})

test('a flip that AWS refuses becomes the story, and the switch stays where it was', async () => {
  await actions.flip(toggle('bucket-public'), 0)
  expect(page.getState().story?.outcome).toMatchObject({
    error: { code: 'AccessDenied', message: expect.stringContaining('BlockPublicPolicy') },
  })
  expect(get(page.getState().run?.world.s3.buckets ?? null, 'gallery')?.policy).toBeNull()
})

test.each([
  ['empty', new File([], 'empty.png'), '`empty.png` is empty'],
  ['too large', new File([new Uint8Array(10_000_001)], 'huge.bin'), '`huge.bin` has 10.0 MB'],
  [
    'unreadable',
    Object.assign(new File(['x'], 'gone.txt'), { arrayBuffer: () => Promise.reject(new Error('gone')) }),
    '`gone.txt` could not be read',
  ],
])('a file that is %s gets a sentence, and nothing is lost', async (_, file, sentence) => {
  await actions.sendBeat('upload')
  const before = page.getState()
  await actions.chooseFile(file)
  expect(page.getState().notice).toContain(sentence)
  expect(page.getState()).toMatchObject({ ownFile: null, story: before.story, done: before.done, run: before.run })
})

test('a file of exactly 10 MB is taken, really encrypted, and comes back for Alice', async () => {
  const bytes = new Uint8Array(10_000_000).fill(7)
  await actions.chooseFile(new File([bytes], 'large.bin'))
  await actions.sendBeat('upload')
  await actions.sendBeat('alice-reads')
  const { story } = page.getState()
  expect(story?.outcome).toMatchObject({
    response: { ContentLength: bytes.length, ContentType: 'application/octet-stream' },
  })
})

test('a file whose name looks like code is only a name', async () => {
  await actions.chooseFile(new File(['hello'], '__proto__'))
  await actions.sendBeat('upload')
  await actions.sendBeat('alice-reads')
  expect(page.getState().story?.outcome).toHaveProperty('response')
})
