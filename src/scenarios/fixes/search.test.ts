// Which edits of existing statements are found; minimalFixes.test.ts has what is then offered.
import { beforeAll, expect, test } from 'vitest'
import { foresightOf } from '../../sim/index.ts'
import { requestsFor } from '../changes.ts'
import { protectedPicture } from '../protectedPicture.ts'
import { sendRequest, startRun, type Run } from '../runner.ts'
import type { Chapter, Request } from '../scenario.ts'
import { sunset } from '../sunset.ts'
import { search } from './search.ts'

const chapters: readonly Chapter[] = protectedPicture.chapters
const ended = { run: undefined as Run | undefined }

/** The end of the lesson: Bob may decrypt, the bucket has no policy, and his own IAM policy is what each case says. */
beforeAll(async () => {
  const run = await sent(
    await startRun(protectedPicture, sunset),
    chapters.flatMap(({ beats }) => beats),
  )
  const toggle = chapters.at(-1)?.toggles?.find(({ id }) => id === 'bob-decrypt')?.options[0]
  ended.run = await sent(run, toggle ? requestsFor(run.world, toggle.change) : [])
})

async function sent(run: Run, requests: readonly Request[]): Promise<Run> {
  let now = run
  for (const request of requests) now = (await sendRequest(now, request, sunset)).run
  return now
}

/** What the single edits are called that let Bob read the picture, when his policy has this statement. */
async function titles(statement: object, policyName = 'BobReadsGallery'): Promise<readonly string[]> {
  if (!ended.run) throw new Error('The lesson has not been told.')
  const PolicyDocument = JSON.stringify({ Version: '2012-10-17', Statement: [{ Sid: 'S', ...statement }] })
  const { environment, world } = await sent({ ...ended.run, environment: ended.run.environment.fork() }, [
    { as: 'dana', operation: 's3:DeleteBucketPolicy', input: { Bucket: 'gallery' } },
    { as: 'dana', operation: 'iam:PutUserPolicy', input: { UserName: 'bob', PolicyName: policyName, PolicyDocument } },
  ])
  const foresee = foresightOf(environment)
  const { found, wanted } = await search({
    scenario: protectedPicture,
    world,
    toggles: [],
    ask: (other) =>
      foresee(other, {
        as: { type: 'user', userName: 'bob' },
        operation: 's3:GetObject',
        input: { Bucket: 'gallery', Key: 'sunset.png' },
      }),
  })
  expect(wanted).toBe('allowed')
  return found.flatMap(({ edits }) => (edits.length === 1 ? edits.map(({ title }) => title) : []))
}

const objects = 'arn:aws:s3:::gallery/*'

test.each([
  [
    'an action is missing',
    { Effect: 'Allow', Action: 's3:PutObject', Resource: objects },
    'Add `s3:GetObject` to the Allow `S` of Bob’s IAM policy',
  ],
  [
    'a resource is missing',
    { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::other/*' },
    'Let the Allow `S` of Bob’s IAM policy cover `arn:aws:s3:::gallery/sunset.png` too',
  ],
  [
    'an action is left out',
    { Effect: 'Allow', NotAction: ['s3:GetObject', 's3:PutObject'], Resource: objects },
    'Take `s3:GetObject` out of NotAction in the Allow `S` of Bob’s IAM policy',
  ],
  [
    'a condition has another value',
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: objects,
      Condition: { StringEquals: { 'aws:username': 'robert' } },
    },
    'Let the condition on `aws:username` in the Allow `S` of Bob’s IAM policy accept `bob` too',
  ],
  [
    'a condition asks for what the request does not have',
    {
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: objects,
      Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-1' } },
    },
    'Remove the condition on `aws:SourceVpce` from the Allow `S` of Bob’s IAM policy',
  ],
])('%s: the statement that nearly applied is widened there', async (_, statement, title) => {
  expect(await titles(statement)).toContain(title)
})

test.each([
  [
    'several actions',
    { Action: ['s3:GetObject', 's3:DeleteObject'], Resource: objects },
    'Take `s3:GetObject` out of the Deny `S` of Bob’s IAM policy',
  ],
  [
    'an exception that spares others',
    {
      Action: 's3:GetObject',
      Resource: objects,
      Condition: { StringNotEquals: { 'aws:username': ['alice'] } },
    },
    'Let the condition on `aws:username` in the Deny `S` of Bob’s IAM policy spare `bob` too',
  ],
])('a Deny with %s is narrowed there, or removed', async (_, statement, title) => {
  expect(await titles({ Effect: 'Deny', ...statement }, 'Stopped')).toEqual(
    expect.arrayContaining([title, 'Remove the Deny `S` from Bob’s IAM policy']),
  )
})
