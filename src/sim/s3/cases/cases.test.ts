import { expect, test } from 'vitest'
import type { ErrorData } from '../../errors.ts'
import type { CallerName } from '../../iam/caller.ts'
import { policy } from '../../testing/gallery.ts'
import { anonymous, createUser, root, simulation, user, type Simulation } from '../../testing/world.ts'
import { accessCases } from './access.ts'
import { OBJECTS, type AccessCase, type Who } from './accessCase.ts'

const Bucket = 'gallery'
const OTHER = '444455556666'
const stranger: CallerName = { type: 'root', accountId: OTHER }

const NAMES: Readonly<Record<Who, CallerName>> = {
  root,
  bob: user('bob'),
  eve: { type: 'user', userName: 'eve', accountId: OTHER },
  stranger,
  anonymous,
}

async function outcomeOf(asked: AccessCase): Promise<Awaited<ReturnType<Simulation['send']>>> {
  const running = simulation()
  const { own = [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }], ownership: ObjectOwnership, blocks = [] } = asked
  await createUser(running, 'bob', ...(asked.as === 'bob' ? own : []))
  await running.answer(stranger, 'iam:CreateUser', { UserName: 'eve' })
  if (asked.as === 'eve' && own.length)
    await running.answer(stranger, 'iam:PutUserPolicy', {
      UserName: 'eve',
      PolicyName: 'inline',
      PolicyDocument: policy(...own),
    })
  await running.answer(root, 's3:CreateBucket', { Bucket, ...(ObjectOwnership && { ObjectOwnership }) })
  await running.answer(root, 's3:DeletePublicAccessBlock', { Bucket })
  await writePhoto(running, asked)
  if (asked.bucketAcl) await running.answer(root, 's3:PutBucketAcl', { Bucket, ...asked.bucketAcl })
  if (asked.bucketPolicy)
    await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy: policy(...asked.bucketPolicy) })
  if (blocks.length)
    await running.answer(root, 's3:PutPublicAccessBlock', {
      Bucket,
      PublicAccessBlockConfiguration: Object.fromEntries(blocks.map((name) => [name, true])),
    })
  const [operation, input] = asked.asks
  return running.send(NAMES[asked.as], operation, { Bucket, ...input })
}

/** With a policy that lets everybody write, which is gone afterwards. */
async function writePhoto(running: Simulation, { writer = 'root', objectAcl }: AccessCase): Promise<void> {
  const Policy = policy({
    Effect: 'Allow',
    Principal: '*',
    Action: ['s3:PutObject', 's3:PutObjectAcl'],
    Resource: OBJECTS,
  })
  await running.answer(root, 's3:PutBucketPolicy', { Bucket, Policy })
  await running.answer(NAMES[writer], 's3:PutObject', {
    Bucket,
    Key: 'photo',
    ...(objectAcl !== undefined && { ACL: objectAcl }),
  })
  await running.answer(root, 's3:DeleteBucketPolicy', { Bucket })
}

test.each(accessCases)('$name', async (asked) => {
  const outcome = await outcomeOf(asked)
  expect('error' in outcome ? told(outcome.error, asked.expected) : 'allowed').toEqual(asked.expected)
})

/** The refusal as far as the case speaks of it. */
function told({ status, code, message = '' }: ErrorData, expected: AccessCase['expected']): unknown {
  if (expected === 'allowed') return { status, code, message }
  const { message: part } = expected
  if (part === undefined) return { status, code }
  // Strangers hear these two words and nothing else.
  const isThere = part === 'Access Denied' ? message === part : message.includes(part)
  return { status, code, message: isThere ? part : message }
}

test('every case cites its source', () => {
  for (const { source } of accessCases) expect(source).toMatch(/^https:\/\//)
})
