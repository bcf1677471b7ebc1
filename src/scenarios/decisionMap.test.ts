import { beforeAll, expect, test } from 'vitest'
import { get, type TraceEntry, type World } from '../sim/index.ts'
import { changesTo, requestsFor } from './changes.ts'
import { cellAt, choiceIn, decisionMap, togglesThatMatter, worldsOf, type DecisionMap } from './decisionMap.ts'
import { protectedPicture } from './protectedPicture.ts'
import { sendRequest, startRun, type Run } from './runner.ts'
import type { Change, Chapter, Toggle } from './scenario.ts'
import { sunset } from './sunset.ts'

const chapters: readonly Chapter[] = protectedPicture.chapters
const last = chapters.at(-1)
const toggles: readonly Toggle[] = last?.toggles ?? []
const tries = last?.tries ?? []
const [getPicture] = tries
if (!getPicture) throw new Error('The last chapter has nothing to try.')

const ended = { run: undefined as Run | undefined }
beforeAll(async () => {
  let run = await startRun(protectedPicture, sunset)
  for (const beat of chapters.flatMap(({ beats }) => beats)) run = (await sendRequest(run, beat, sunset)).run
  ended.run = run
})

function atTheEnd(): Run {
  if (!ended.run) throw new Error('The lesson has not been told.')
  return { ...ended.run, environment: ended.run.environment.fork() }
}

const requestOf = (as: string, { operation, input } = getPicture) => ({ as, operation, input })
const mapFor = (as: string) => decisionMap(atTheEnd(), requestOf(as), toggles, sunset)
const chosen = (choice: readonly number[]): readonly Change[] =>
  toggles.map(({ options }, index) => options[choice[index] ?? 0]?.change).filter((change) => change !== undefined)

/** Flips the switches with real requests, as a visitor does. */
async function flipped(run: Run, choice: readonly number[]): Promise<Run> {
  let now = run
  for (const change of changesTo(run.world, chosen(choice)))
    for (const request of requestsFor(now.world, change)) {
      const { run: next, outcome } = await sendRequest(now, request, sunset)
      if ('error' in outcome) throw new Error(`${request.operation}: ${outcome.error.message ?? outcome.error.code}`)
      now = next
    }
  return now
}

/** What a visitor may edit, and what decides. */
const edited = ({ iam, kms, s3 }: World) => ({
  bob: get(iam.users, 'arn:aws:iam::111122223333:user/bob')?.inlinePolicies,
  keys: [kms.keys?.value.policy, kms.keys?.value.keyState],
  gallery: [get(s3.buckets, 'gallery')?.policy, get(s3.buckets, 'gallery')?.publicAccessBlock],
})

const lastDecision = (trace: readonly TraceEntry[]) =>
  trace.flatMap(({ step }) => (step.type === 'access-decided' ? [step.decision] : [])).at(-1)

test('every cell is what sending comes to: each world of the switches, each person, each request', async () => {
  const people = ['alice', 'bob', 'carol', 'anyone']
  const asked = tries.flatMap((attempt) => people.map((as) => requestOf(as, attempt)))
  const maps = await Promise.all(asked.map((request) => decisionMap(atTheEnd(), request, toggles, sunset)))
  const supposed = [...worldsOf(atTheEnd(), toggles, sunset)]
  expect(supposed).toHaveLength(384)
  const different: string[] = []
  const compare = (name: string, ours: unknown, real: unknown): void =>
    void (JSON.stringify(ours) === JSON.stringify(real) || different.push(name))
  for (const { choice, world } of supposed) {
    const here = await flipped(atTheEnd(), choice)
    const name = choice.join('')
    compare(`${name}: switches`, choiceIn(here.world, toggles), choice)
    compare(`${name}: documents`, normal(edited(world)), normal(edited(here.world)))
    for (const [index, request] of asked.entries()) {
      const map = maps[index]
      const ours = map && cellAt(map, choice)?.outcome
      const { outcome } = await sendRequest({ ...here, environment: here.environment.fork() }, request, sunset)
      const label = `${name}: ${request.as} ${request.operation}`
      compare(`${label}: verdict`, ours?.verdict, 'error' in outcome ? 'refused' : 'allowed')
      compare(`${label}: error`, ours?.error, 'error' in outcome ? outcome.error : undefined)
      compare(`${label}: decision`, deciding(ours?.decision), deciding(lastDecision(outcome.trace)))
    }
  }
  expect(different).toEqual([])
}, 180_000)

/** Statements in the order of their Sids: switches put them in and take them out in any order. */
const normal = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (_, part: unknown) =>
    typeof part === 'string' && part.startsWith('{')
      ? normal(JSON.parse(part))
      : Array.isArray(part) && part.every((item) => typeof item === 'object' && item !== null && 'Sid' in item)
        ? part.toSorted((a, b) => String(a.Sid).localeCompare(String(b.Sid)))
        : part,
  )

/** The deciding policy and statement, by name. */
function deciding(decision: ReturnType<typeof lastDecision>) {
  if (!decision) return undefined
  const { action, because, considered, verdict } = decision
  const policy = considered.find(({ source }) => 'policy' in because && source.id === because.policy)
  const statement = policy?.statements.find(({ index }) => 'statement' in because && index === because.statement)
  const missing = 'missing' in because ? because.missing : undefined
  return { action, verdict, type: because.type, policy: policy?.source.id, sid: statement?.sid, missing }
}

const summary = async (as: string) => {
  const map = await mapFor(as)
  return togglesThatMatter(map, 4).map((index) => toggles[index]?.id)
}

test('the switches that matter are those that turn this person’s outcome over', async () => {
  expect(await summary('bob')).toEqual(['bob-decrypt', 'key-delegates', 'deny-decrypt', 'key-state'])
  expect(await summary('alice')).toEqual(['alice-uses-key', 'deny-decrypt', 'key-state'])
  // Whatever the switches say, a stranger gets nothing; only the gate that says so changes.
  const anyone = await mapFor('anyone')
  expect(anyone.cells.every(({ outcome }) => outcome.verdict === 'refused')).toBe(true)
  expect(await summary('anyone')).toEqual(['bucket-public', 'block-public-access'])
})

const gates = ({ cells }: DecisionMap) => new Set(cells.map(({ outcome }) => outcome.gate))

test('every gate that can decide has its name', async () => {
  expect(gates(await mapFor('bob'))).toEqual(
    new Set(['open', 'IAM policies', 'key policy', 'explicit deny', 'key state']),
  )
  expect(gates(await mapFor('anyone'))).toEqual(new Set(['bucket policy', 'Block Public Access', 'signature']))
})

test('a document that was edited by hand stays as it is where its switch is not turned', async () => {
  const run = atTheEnd()
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: { Sid: 'BobReadsGallery', Effect: 'Deny', Action: 's3:*', Resource: '*' },
  })
  const { run: byHand } = await sendRequest(
    run,
    {
      as: 'dana',
      operation: 'iam:PutUserPolicy',
      input: { UserName: 'bob', PolicyName: 'BobReadsGallery', PolicyDocument: policy },
    },
    sunset,
  )
  const map = await decisionMap(byHand, requestOf('bob'), toggles, sunset)
  expect(cellAt(map, choiceIn(byHand.world, toggles))?.outcome.gate).toBe('explicit deny')
})

test('mapping does not disturb the lesson', async () => {
  const run = atTheEnd()
  const expected = await sendRequest({ ...run, environment: run.environment.fork() }, requestOf('alice'), sunset)
  await decisionMap(run, requestOf('alice'), toggles, sunset)
  const { outcome } = await sendRequest(run, requestOf('alice'), sunset)
  expect(JSON.stringify(outcome)).toBe(JSON.stringify(expected.outcome))
})

test('without switches there is one cell', async () => {
  const map = await decisionMap(atTheEnd(), requestOf('alice'), [], sunset)
  expect(map.cells.map(({ choice, outcome }) => [choice, outcome.verdict])).toEqual([[[], 'allowed']])
  expect(cellAt(map, [])).toBe(map.cells[0])
})
