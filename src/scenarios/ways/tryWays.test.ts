import { beforeAll, expect, test } from 'vitest'
import { suppose, values } from '../../sim/index.ts'
import { openedEnvelope } from '../openedEnvelope.ts'
import { protectedPicture } from '../protectedPicture.ts'
import { startRun, type Run } from '../runner.ts'
import { sunset } from '../sunset.ts'
import { tryWays, type Tried } from './tryWays.ts'
import type { Way } from './ways.ts'

const started: { run?: Run; tried: readonly Tried[] } = { tried: [] }

async function all(run: Run): Promise<readonly Tried[]> {
  const tried: Tried[] = []
  for await (const one of tryWays(run)) tried.push(one)
  return tried
}

beforeAll(async () => {
  started.run = await startRun(openedEnvelope, sunset)
  started.tried = await all(started.run)
})

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/serv-side-encryption.html and the pages that each way names: who
// wraps the data key, how often S3 asks KMS, whether a reader without KMS permission of their own can read, and whether the
// writer still can once the customer's key is disabled.
const cases: readonly {
  readonly way: Way['id']
  readonly keys: readonly string[]
  readonly uploads: number
  readonly reads: number
  readonly bob: string
  readonly disabled: string
}[] = [
  { way: 'sse-s3', keys: ['data key < key of S3'], uploads: 0, reads: 0, bob: 'reads', disabled: 'reads' },
  { way: 'sse-kms-managed', keys: ['data key < alias/aws/s3'], uploads: 3, reads: 3, bob: 'reads', disabled: 'reads' },
  {
    way: 'sse-kms',
    keys: ['data key < alias/pictures'],
    uploads: 3,
    reads: 3,
    bob: 'kms AccessDenied',
    disabled: 'kms KMS.DisabledException',
  },
  {
    way: 'bucket-key',
    keys: ['data key < Bucket Key < alias/pictures'],
    uploads: 1,
    reads: 1,
    bob: 'kms AccessDenied',
    disabled: 'reads',
  },
  {
    way: 'dsse-kms',
    keys: ['data key < alias/pictures', 'data key < key of S3'],
    uploads: 3,
    reads: 3,
    bob: 'kms AccessDenied',
    disabled: 'kms KMS.DisabledException',
  },
  {
    way: 'sse-c',
    keys: ['data key < key of the client'],
    uploads: 0,
    reads: 0,
    bob: 's3 InvalidRequest',
    disabled: 'reads',
  },
  {
    way: 'client-side',
    keys: ['data key < alias/pictures', 'data key < key of S3'],
    uploads: 3,
    reads: 3,
    bob: 'kms AccessDeniedException',
    disabled: 'kms DisabledException',
  },
]

const verdict = (reading: Tried['afterDisable']): string =>
  reading?.refusal ? `${reading.by} ${reading.refusal.code}` : 'reads'
const times = ({ calls }: Tried['uploads']): number => calls.reduce((sum, [, count]) => sum + count, 0)

test.each(cases)('$way', ({ bob, disabled, keys, reads, uploads, way }) => {
  const tried = started.tried.find((one) => one.way.id === way)
  if (!tried) throw new Error(`\`${way}\` was not tried.`)
  expect(
    tried.layers.map((layer) => layer.keys.map((key) => (key.type === 'KMS key' ? key.name : key.type)).join(' < ')),
  ).toEqual(keys)
  expect([times(tried.uploads), times(tried.reads)]).toEqual([uploads, reads])
  expect([tried.uploads.records, tried.reads.records]).toEqual([uploads, reads])
  expect(tried.readers.map(({ person }) => person.id)).toEqual(['alice', 'bob', 'carol', 'anyone'])
  expect(verdict(tried.readers[0])).toBe('reads')
  expect(verdict(tried.readers[1])).toBe(bob)
  expect(verdict(tried.readers[2])).toBe('s3 AccessDenied')
  expect(verdict(tried.readers[3])).toBe('s3 AccessDenied')
  expect(verdict(tried.afterDisable)).toBe(disabled)
})

test('a copy of the account is tried: chance, time and the disk go on as if nothing had been', async () => {
  const run = await startRun(openedEnvelope, sunset)
  const other = run.environment.fork()
  await all(run)
  expect(run.environment.now()).toBe(other.now())
  expect(run.environment.randomBytes(8)).toEqual(other.randomBytes(8))
})

test('where the key is disabled already, what needs it is refused at the upload', async () => {
  const { run } = started
  if (!run) throw new Error('The lesson has not begun.')
  const [key] = [...values(run.world.kms.keys)]
  const world = suppose(run.world, { type: 'key state', key: key?.arn ?? '', state: 'Disabled' })
  const refused = (await all({ ...run, world })).filter(({ uploads }) => uploads.refusal)
  expect(refused.map(({ layers, readers, way }) => [way.id, layers, readers])).toEqual(
    ['sse-kms', 'bucket-key', 'dsse-kms', 'client-side'].map((id) => [id, [], []]),
  )
})

test('without a bucket or a key nothing is tried', async () => {
  expect(await all(await startRun(protectedPicture, sunset))).toEqual([])
})
