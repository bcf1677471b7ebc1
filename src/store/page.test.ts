import { beforeEach, expect, test } from 'vitest'
import { get, values, type World } from '../sim/index.ts'
import { policiesIn } from '../scenarios/policies.ts'
import { protectedPicture } from '../scenarios/protectedPicture.ts'
import type { Toggle } from '../scenarios/scenario.ts'
import { fixesFor } from './foresight.ts'
import { actions, isToldToTheEnd, page, type Rewriting } from './page.ts'

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
  ['too large', new File([new Uint8Array(256_100_000)], 'huge.bin'), '`huge.bin` has 256.1 MB'],
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

test('a large file shows how far it is, and can be given up without a trace', async () => {
  await actions.chooseFile(new File([new Uint8Array(20_000_000)], 'large.bin'))
  const before = page.getState()
  const seen: number[] = []
  const stop = page.subscribe(({ progress }) => {
    if (!progress) return
    seen.push(progress.done)
    if (progress.done > 4_000_000) actions.cancel()
  })
  await actions.sendBeat('upload')
  stop()
  expect(seen.length).toBeGreaterThan(1)
  expect(page.getState()).toMatchObject({ phase: 'ready', progress: null, story: before.story, done: before.done })
  expect(page.getState().run?.world).toBe(before.run?.world)
  await actions.sendBeat('upload')
  expect(page.getState().story?.outcome).toHaveProperty('response')
})

test('a file whose name looks like code is only a name', async () => {
  await actions.chooseFile(new File(['hello'], '__proto__'))
  await actions.sendBeat('upload')
  await actions.sendBeat('alice-reads')
  expect(page.getState().story?.outcome).toHaveProperty('response')
})

/** Bob’s refusal, with the fixes that would turn it over. */
async function refusedBob() {
  await actions.sendBeat('upload')
  await actions.sendTry(tryGet, 'bob')
  const { ownFile, run, story } = page.getState()
  if (!run || !story) throw new Error('Nothing was sent.')
  const { fixes } = await fixesFor(run, story, ownFile)
  return fixes
}

const bobsPolicies = () =>
  get(page.getState().run?.world.iam.users ?? null, 'arn:aws:iam::111122223333:user/bob')?.inlinePolicies

test('a fix is tried with real requests, the request is sent again, and the fix is taken back', async () => {
  const [fix] = await refusedBob()
  if (!fix) throw new Error('There is no fix.')
  const before = bobsPolicies()
  const { story } = page.getState()
  await actions.tryFix(fix)
  expect(page.getState()).toMatchObject({ story, trial: { fix, story: { as: 'bob' } } })
  expect(bobsPolicies()).not.toEqual(before)
  await actions.sendAgain()
  expect(page.getState().story?.outcome).toHaveProperty('response')
  expect(page.getState().trial).not.toBeNull()
  await actions.undoFix()
  expect(page.getState()).toMatchObject({ trial: null, story })
  expect(isToldToTheEnd(page.getState())).toBe(true)
  expect(bobsPolicies()).toEqual(before)
})

test('one fix is tried at a time', async () => {
  const [first, second] = await refusedBob()
  if (!first || !second) throw new Error('There are not two fixes.')
  const before = bobsPolicies()
  await actions.tryFix(first)
  await actions.tryFix(second)
  expect(page.getState().trial?.fix).toBe(second)
  expect(bobsPolicies()).toEqual(before)
})

test('the lesson goes on without the fix that was tried', async () => {
  const [fix] = await refusedBob()
  if (!fix) throw new Error('There is no fix.')
  await actions.tryFix(fix)
  await actions.sendBeat('bob-reads')
  expect(page.getState()).toMatchObject({ trial: null, story: { outcome: { error: { code: 'AccessDenied' } } } })
})

test('a flipped switch makes a tried fix part of the world', async () => {
  const [fix] = await refusedBob()
  if (!fix) throw new Error('There is no fix.')
  await actions.tryFix(fix)
  await actions.flip(toggle('key-delegates'), 1)
  expect(page.getState().trial).toBeNull()
})

test('fixes are looked for once for each story', async () => {
  await refusedBob()
  const { run, story } = page.getState()
  if (!run || !story) throw new Error('Nothing was sent.')
  expect(fixesFor(run, story, null)).toBe(fixesFor(run, story, null))
})

test('a world of the map is entered with real requests, in an order that AWS takes', async () => {
  const isPublic = toggle('bucket-public').options[0]?.change
  if (!isPublic) throw new Error('There is no such option.')
  await actions.enter([isPublic])
  const gallery = get(page.getState().run?.world.s3.buckets ?? null, 'gallery')
  expect(gallery?.policy).toContain('PublicRead')
  expect(gallery?.publicAccessBlock?.BlockPublicPolicy).toBe(true)
  expect(page.getState().edit?.requests).toEqual([
    'dana · s3:PutPublicAccessBlock',
    'dana · s3:PutBucketPolicy',
    'dana · s3:PutPublicAccessBlock',
  ])
})

test('the last story told to its end is remembered, until another chapter opens', async () => {
  await actions.sendBeat('upload')
  expect(page.getState().told).toBeNull()
  actions.seek(Infinity)
  const { story } = page.getState()
  await actions.flip(toggle('bob-decrypt'), 0)
  expect(page.getState()).toMatchObject({ story: null, told: story })
  await actions.open('protected-picture', 0)
  expect(page.getState().told).toBeNull()
})

const rewriting = (title: string, change: (document: string) => string): Rewriting => {
  const { run } = page.getState()
  const policy = run && policiesIn(run.world).find((candidate) => candidate.title === title)
  if (!policy) throw new Error(`There is no policy ${title}.`)
  const after = change(policy.document ?? '')
  return { id: policy.id, title, request: policy.write(after), before: policy.document, after }
}
const forBob = (document: string): string =>
  document.replace('"s3:GetObject"', '["s3:GetObject", "kms:Decrypt"]').replace('arn:aws:s3:::gallery/*', '*')

test('a policy rewritten by hand is one request, and changes the next answer', async () => {
  await actions.sendBeat('upload')
  const id = rewriting('BobReadsGallery of bob', forBob).id
  actions.draft(id, 'not sent yet')
  expect(await actions.rewrite(rewriting('BobReadsGallery of bob', forBob))).toBeNull()
  expect(page.getState()).toMatchObject({ story: null, edit: { requests: ['dana · iam:PutUserPolicy'] } })
  expect(page.getState().drafts.has(id)).toBe(false)
  await actions.sendTry(tryGet, 'bob')
  expect(page.getState().story?.outcome).toHaveProperty('response')
})

test('a rewriting that AWS refuses is told, keeps the draft, and is not the lesson’s request', async () => {
  await actions.sendBeat('upload')
  actions.seek(Infinity)
  const broken = rewriting('Key policy of alias/pictures', (text) => text.slice(1))
  actions.draft(broken.id, broken.after)
  expect(await actions.rewrite(broken)).toMatchObject({ code: 'MalformedPolicyDocumentException', status: 400 })
  actions.seek(Infinity)
  const { drafts, story, told, unedited } = page.getState()
  expect(story?.request.operation).toBe('kms:PutKeyPolicy')
  expect(told?.request.operation).toBe('s3:PutObject')
  expect(drafts.get(broken.id)).toBe(broken.after)
  expect(unedited).toBeNull()
})

test('the world before the first rewriting comes back, on demand and when the lesson goes on', async () => {
  await actions.sendBeat('upload')
  const before = page.getState().run?.world
  await actions.rewrite(rewriting('BobReadsGallery of bob', forBob))
  await actions.rewrite(rewriting('AliceUsesGallery of alice', (text) => `${text} `))
  actions.undoRewriting()
  expect(page.getState()).toMatchObject({ edit: null, unedited: null })
  expect(page.getState().run?.world).toBe(before)

  await actions.rewrite(rewriting('AliceUsesGallery of alice', (text) => text.replaceAll('s3:', 'sqs:')))
  await actions.sendBeat('alice-reads')
  expect(page.getState().story?.outcome).toHaveProperty('response')
})

test('the world that comes back holds no fix that was only tried', async () => {
  const [fix] = await refusedBob()
  const before = page.getState().run?.world
  if (fix) await actions.tryFix(fix)
  await actions.rewrite(rewriting('AliceUsesGallery of alice', (text) => `${text} `))
  actions.undoRewriting()
  const policyOf = (world: World | undefined) =>
    world && policiesIn(world).find(({ title }) => title === 'BobReadsGallery of bob')?.document
  expect(policyOf(page.getState().run?.world)).toBe(policyOf(before))
})

test('a key that was deleted after a rewriting is whole again when it is undone', async () => {
  await actions.sendBeat('upload')
  const [key] = [...values(page.getState().run?.world.kms.keys ?? null)]
  await actions.rewrite(rewriting('BobReadsGallery of bob', forBob))
  await actions.call('carol', 'kms:ScheduleKeyDeletion', { KeyId: key?.keyId, PendingWindowInDays: 7 })
  await actions.call('dana', 'clock:PassTime', { Days: 8 })
  await actions.sendTry(tryGet, 'alice')
  expect(page.getState().story?.outcome).toHaveProperty('error')
  actions.undoRewriting()
  await actions.sendTry(tryGet, 'alice')
  expect(page.getState().story?.outcome).toHaveProperty('response')
})
