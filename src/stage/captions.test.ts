import { expect, test } from 'vitest'
import type { CallerName } from '../sim/index.ts'
import { gallery } from '../sim/testing/gallery.ts'
import { anonymous, user } from '../sim/testing/world.ts'
import { captionOf } from './captions.ts'
import type { StageCast } from './cast.ts'
import { labelOf } from './labels.ts'
import { segmentsOf } from './segments.ts'

const cast: StageCast = {
  people: [
    { id: 'alice', name: 'Alice', role: 'key user', caller: user('alice') },
    { id: 'bob', name: 'Bob', role: 'S3 only', caller: user('bob') },
    { id: 'anyone', name: 'Anyone', role: 'on the internet', caller: anonymous },
  ],
  bucket: 'gallery',
  logBucket: 'gallery-logs',
  alias: 'alias/pictures',
}

const told = async (as: CallerName, operation: string, input: unknown) => {
  const { simulation } = await gallery()
  return (await simulation.send(as, operation, input)).trace
}

test('the story of a picture that comes back', async () => {
  const trace = await told(user('alice'), 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  expect(trace.map((_, i) => captionOf(cast, trace, i))).toEqual([
    'Alice asks S3 for sunset.txt (GetObject).',
    'S3 asks: may Alice read sunset.txt? Allowed: Alice’s policy says yes.',
    'S3 reads the ciphertext and its wrapped data key from disk. It cannot open either by itself.',
    'S3 sends the wrapped data key to KMS and asks, in Alice’s name, to unwrap it (Decrypt).',
    'KMS asks: may Alice decrypt with alias/pictures? Allowed: the key policy leaves it to IAM, and Alice’s policy says yes.',
    'Inside the HSM, alias/pictures unwraps the data key. The KMS key itself never leaves the vault.',
    'KMS returns the plaintext data key to S3.',
    'CloudTrail writes down: Decrypt, by Alice via S3, no error.',
    'S3 decrypts sunset.txt with the plaintext data key, in its own memory.',
    'S3 overwrites the plaintext data key with zeros. Only the wrapped copy is left.',
    'S3 answers Alice with sunset.txt, readable again.',
    'CloudTrail writes down: GetObject, by Alice, no error.',
  ])
  expect(segmentsOf(cast, trace).map(({ title }) => title)).toEqual([
    'Alice asks S3',
    'S3 checks: may Alice?',
    'S3 sends the wrapped data key to KMS',
    'KMS checks and unwraps',
    'The plaintext data key returns',
    'S3 decrypts',
    'The key is wiped',
    'Answer and record',
  ])
})

test('the story of an upload has nine chapters', async () => {
  const trace = await told(user('alice'), 's3:PutObject', {
    Bucket: 'gallery',
    Key: 'new.txt',
    Body: new Uint8Array(1200),
  })
  expect(captionOf(cast, trace, 0)).toBe('Alice sends new.txt to S3 (PutObject). 1.2 KB, still readable.')
  expect(segmentsOf(cast, trace).map(({ title }) => title)).toEqual([
    'Alice asks S3',
    'S3 checks: may Alice?',
    'S3 asks KMS for a data key',
    'KMS makes and wraps a data key',
    'The plaintext data key returns',
    'S3 encrypts',
    'The key is wiped',
    'S3 stores both side by side',
    'Answer and record',
  ])
})

test('a refusal says who asked, and that nothing said yes', async () => {
  const trace = await told(user('bob'), 's3:GetObject', { Bucket: 'gallery', Key: 'sunset.txt' })
  expect(trace.slice(4).map((_, i) => captionOf(cast, trace, i + 4))).toEqual([
    'KMS asks: may Bob decrypt with alias/pictures? Denied: the key policy leaves it to IAM, and Bob’s policy is silent.',
    'KMS refuses S3: AccessDeniedException. The data key stays wrapped.',
    'CloudTrail writes down: Decrypt, by Bob via S3, AccessDenied.',
    'S3 refuses Bob: AccessDenied. The object stays encrypted.',
    'CloudTrail writes down: GetObject, by Bob, AccessDenied.',
  ])
  expect(trace.map((entry) => labelOf(entry, cast))).toEqual([
    'GetObject',
    'S3: may Bob?',
    'Read from disk',
    'S3 asks KMS',
    'KMS: may Bob?',
    'AccessDeniedException',
    'Written down',
    'AccessDenied',
    'Written down',
  ])
})
