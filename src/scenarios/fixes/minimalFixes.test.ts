import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { get, values, type World } from '../../sim/index.ts'
import { changesTo, requestsFor } from '../changes.ts'
import { scenarios } from '../index.ts'
import { protectedPicture } from '../protectedPicture.ts'
import { sendRequest, startRun, type Run } from '../runner.ts'
import type { Change, Request, Scenario, Toggle } from '../scenario.ts'
import { sunset } from '../sunset.ts'
import type { Fix, FixSearch } from './fix.ts'
import { minimalFixes } from './minimalFixes.ts'

const lastChapter = protectedPicture.chapters.at(-1)
const toggles: readonly Toggle[] = lastChapter?.toggles ?? []
const tries = lastChapter?.tries ?? []
const [getPicture] = tries
if (!getPicture) throw new Error('The last chapter has nothing to try.')

async function* told(scenario: Scenario) {
  let run = await startRun(scenario, sunset)
  for (const beat of scenario.chapters.flatMap(({ beats }) => beats)) {
    const { run: next, outcome } = await sendRequest(run, beat, sunset)
    run = next
    yield { beat, run, outcome }
  }
}

async function after(id: string): Promise<{ readonly run: Run; readonly beat: Request }> {
  for (const scenario of scenarios)
    for await (const { beat, run } of told(scenario)) if (beat.id === id) return { run, beat }
  throw new Error(`There is no beat ${id}.`)
}

const fixesAfter = async (id: string): Promise<FixSearch> => {
  const { beat, run } = await after(id)
  return minimalFixes(run, beat, sunset)
}

/** Sends requests behind a fork, so that one world serves many trials. */
async function sent(run: Run, requests: readonly Request[]) {
  let now: Run = { ...run, environment: run.environment.fork() }
  const errors: unknown[] = []
  for (const request of requests) {
    const { run: next, outcome } = await sendRequest(now, request, sunset)
    if ('error' in outcome) errors.push(outcome.error)
    now = next
  }
  return { run: now, errors }
}

const isRefused = async (run: Run, request: Request): Promise<boolean> =>
  'error' in (await sendRequest({ ...run, environment: run.environment.fork() }, request, sunset)).outcome

/** Everything that a visitor may edit. */
const editable = ({ iam, kms, s3 }: World): unknown => ({
  users: iam.users,
  keys: [...values(kms.keys)].map(({ policy, keyState }) => ({ policy, keyState })),
  buckets: [...values(s3.buckets)].map(({ policy, publicAccessBlock }) => ({ policy, publicAccessBlock })),
})

/** The laws that a search has broken, one sentence each. */
async function broken(run: Run, request: Request, { fixes, wanted, deadEnd }: FixSearch): Promise<readonly string[]> {
  const problems: string[] = []
  const law = (holds: boolean, sentence: string): void => void (holds || problems.push(sentence))
  law((deadEnd === undefined) === fixes.length > 0, 'There are fixes, or there is a reason why not.')
  for (const fix of fixes) {
    const { run: fixed, errors } = await sent(run, fix.requests)
    law(errors.length === 0, `${fix.id}: AWS takes each request.`)
    law((await isRefused(fixed, request)) === (wanted === 'refused'), `${fix.id}: it turns the outcome over.`)
    const undone = await sent(fixed, fix.undo)
    law(undone.errors.length === 0, `${fix.id}: AWS takes it back.`)
    law(same(editable(undone.run.world), editable(run.world)), `${fix.id}: it leaves nothing behind.`)
    const isBroad = fix.also.length > 0 && (fix.changesPermissions || wanted === 'refused')
    law((fix.breadth === 'broader than needed') === isBroad, `${fix.id}: what is broad says why.`)
    law(
      fix.changes.every(({ before, after: now }) => before !== now),
      `${fix.id}: each change changes something.`,
    )
  }
  const sizes = fixes.map(({ edits }) => edits.length)
  law(
    same(
      sizes,
      sizes.toSorted((a, b) => a - b),
    ),
    'The smallest come first.',
  )
  for (const a of fixes) for (const b of fixes) law(a === b || !isWithin(a, b), `${a.id} is within ${b.id}.`)
  return problems
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

const isWithin = (a: Fix, b: Fix): boolean =>
  a.edits.every(({ title, where }) => b.edits.some((edit) => edit.title === title && edit.where === where))

describe('laws', () => {
  for (const scenario of scenarios)
    test(`${scenario.id}: what turns each beat over is verified, smallest first, and can be undone`, async () => {
      for await (const { beat, run } of told(scenario))
        expect.soft(await broken(run, beat, await minimalFixes(run, beat, sunset)), beat.id).toEqual([])
    }, 120_000)

  test('in any world of the switches, every request has its fixes, but for a stranger’s', async () => {
    const { run } = await after('enable-key')
    const world = fc.tuple(...toggles.map(({ options }) => fc.nat(options.length - 1)))
    const asker = fc.constantFrom('alice', 'bob', 'carol', 'anyone')
    await fc.assert(
      fc.asyncProperty(world, asker, fc.constantFrom(...tries), async (choice, as, { operation, input }) => {
        const changes = toggles
          .map(({ options }, index) => options[choice[index] ?? 0]?.change)
          .filter((change) => change !== undefined)
        const here = await sent(run, []).then(async ({ run: fork }) => moved(fork, changes))
        const request = { as, operation, input }
        const search = await minimalFixes(here, request, sunset)
        expect(await broken(here, request, search)).toEqual([])
        expect(search.fixes.length > 0).toBe(as !== 'anyone')
      }),
      { numRuns: 60, seed: 3 },
    )
  }, 120_000)

  test('looking for fixes does not disturb the lesson', async () => {
    const { run, beat } = await after('bob-reads')
    const fork: Run = { ...run, environment: run.environment.fork() }
    const expected = await sendRequest(fork, beat, sunset)
    await minimalFixes(run, beat, sunset)
    expect(JSON.stringify((await sendRequest(run, beat, sunset)).outcome)).toBe(JSON.stringify(expected.outcome))
  })
})

async function moved(run: Run, changes: readonly Change[]): Promise<Run> {
  let now = run
  for (const change of changesTo(run.world, changes))
    for (const request of requestsFor(now.world, change)) {
      const { run: next, outcome } = await sendRequest(now, request, sunset)
      if ('error' in outcome) throw new Error(outcome.error.message)
      now = next
    }
  return now
}

const summary = ({ fixes }: FixSearch) =>
  fixes.map(({ breadth, edits }) => `${breadth}: ${edits.map(({ title, where }) => `${where}: ${title}`).join(' + ')}`)

test('Bob lacks kms:Decrypt: a statement of his own or in the key policy is enough, joining the key users is not least', async () => {
  const search = await fixesAfter('bob-reads')
  expect(summary(search)).toEqual([
    'least privilege: Bob’s IAM policy: Allow Bob `kms:Decrypt` on this key',
    'least privilege: Key policy: Allow Bob `kms:Decrypt` on this key',
    'broader than needed: Key policy: Add Bob to the Allow `Allow use of the key` of the key policy',
    'broader than needed: Key policy: Add Bob to the Allow `Enable IAM User Permissions` of the key policy',
  ])
  expect(search.fixes[0]?.edits[0]?.toggle).toBe('bob-decrypt')
  expect(search.fixes[2]?.also).toEqual([
    { person: 'bob', actions: ['kms:Encrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'] },
  ])
})

test('two gates need two edits', async () => {
  const { run } = await after('enable-key')
  const upload = tries[1]
  if (!upload) throw new Error('The last chapter has no upload.')
  const search = await minimalFixes(run, { as: 'bob', operation: upload.operation, input: upload.input }, sunset)
  expect(summary(search)[0]).toBe(
    'least privilege: Bob’s IAM policy: Allow Bob `s3:PutObject` on `sunset.png` + Bob’s IAM policy: Allow Bob `kms:GenerateDataKey` on this key',
  )
  expect(search.fixes.every(({ edits }) => edits.length === 2)).toBe(true)
  // One document, one request.
  expect(search.fixes[0]?.requests).toHaveLength(1)
})

test('a disabled key needs no permission, only to be enabled', async () => {
  const { fixes } = await fixesAfter('alice-is-refused')
  expect(fixes).toHaveLength(1)
  expect(fixes[0]).toMatchObject({
    edits: [{ title: 'Enable the key' }],
    breadth: 'least privilege',
    changesPermissions: false,
  })
})

test('an explicit deny can be narrowed for one person or removed for all', async () => {
  const { run } = await after('enable-key')
  const deny = toggles.find(({ id }) => id === 'deny-decrypt')?.options[0]?.change
  const here = await moved(run, deny ? [deny] : [])
  const search = await minimalFixes(
    here,
    { as: 'alice', operation: getPicture.operation, input: getPicture.input },
    sunset,
  )
  expect(summary(search)).toEqual([
    'least privilege: Key policy: Except Alice from the Deny `Nobody decrypts` of the key policy',
    'broader than needed: Key policy: Remove the statement `Nobody decrypts` from the key policy',
  ])
  expect(search.fixes[1]?.also.map(({ person }) => person)).toEqual(['dana', 'root'])
})

test('a blocked public policy needs one setting of four', async () => {
  const { fixes } = await fixesAfter('make-public-too-early')
  expect(fixes[0]?.edits[0]?.title).toBe('Turn `BlockPublicPolicy` off for bucket `gallery`')
  expect(fixes[0]?.changes[0]?.after).toContain('"RestrictPublicBuckets": true')
})

test('CloudTrail needs two statements of the log bucket, for its own trail only', async () => {
  const { fixes } = await fixesAfter('create-trail-too-early')
  const [fix] = fixes
  expect(fix?.edits.map(({ title }) => title)).toEqual([
    'Allow CloudTrail `s3:GetBucketAcl` on bucket `gallery-logs`',
    'Allow CloudTrail `s3:PutObject` on `AWSLogs/111122223333/CloudTrail/`',
  ])
  expect(
    fix?.changes[0]?.after?.match(/"aws:SourceArn": "arn:aws:cloudtrail:[^"]*:trail\/gallery-trail"/g),
  ).toHaveLength(2)
})

test('an unsigned request can never use KMS, and the answer says so', async () => {
  const search = await fixesAfter('anyone-reads')
  expect(search.fixes).toEqual([])
  expect(search.deadEnd).toContain('An unsigned request can never use AWS KMS')
})

test('what does not exist cannot be allowed', async () => {
  const { run } = await after('alice-reads')
  const request = { as: 'alice', operation: 's3:GetObject', input: { Bucket: 'gallery', Key: 'missing' } }
  const search = await minimalFixes(run, request, sunset)
  expect(search).toMatchObject({ wanted: 'allowed', fixes: [], deadEnd: expect.stringContaining('does not exist') })
})

test('an answered request can be stopped for one person, or for more', async () => {
  const search = await fixesAfter('alice-reads')
  expect(search.wanted).toBe('refused')
  expect(summary(search)).toContain('least privilege: Key policy: Deny Alice `kms:Decrypt` on this key')
  expect(search.fixes.at(-1)?.breadth).toBe('broader than needed')
})

test('the lesson’s own documents are edited, and nobody else’s', async () => {
  const { run, beat } = await after('bob-reads')
  const [fix] = (await minimalFixes(run, beat, sunset)).fixes
  const { run: fixed } = await sent(run, fix?.requests ?? [])
  const other = (world: World) => get(world.iam.users, 'arn:aws:iam::111122223333:user/alice')
  expect(other(fixed.world)).toEqual(other(run.world))
  expect(fixed.world.kms.keys).toEqual(run.world.kms.keys)
})
