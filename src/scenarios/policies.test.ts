import { expect, test } from 'vitest'
import { policyFindings, send, type ConsideredPolicy, type World } from '../sim/index.ts'
import { editableId } from './editableId.ts'
import { policiesIn, type StoredPolicy } from './policies.ts'
import { protectedPicture } from './protectedPicture.ts'
import { sendRequest, startRun, type Run } from './runner.ts'
import type { Request } from './scenario.ts'
import { sunset } from './sunset.ts'

const trust = { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:user/bob' }, Action: 'sts:AssumeRole' }
const reads = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::gallery/*' }
const document = (statement: object): string => JSON.stringify({ Version: '2012-10-17', Statement: [statement] })

/** The lesson's world before its last chapter, and one policy of every other sort. */
async function everyPolicy(): Promise<Run> {
  let run = await startRun(protectedPicture, sunset)
  const requests: readonly Request[] = [
    ...protectedPicture.chapters.slice(0, -1).flatMap(({ beats }): readonly Request[] => beats),
    ...Object.entries({
      'iam:CreateRole': { RoleName: 'reader', AssumeRolePolicyDocument: document(trust) },
      'iam:PutRolePolicy': { RoleName: 'reader', PolicyName: 'Reads', PolicyDocument: document(reads) },
      'iam:CreateGroup': { GroupName: 'visitors' },
      'iam:PutGroupPolicy': { GroupName: 'visitors', PolicyName: 'Reads', PolicyDocument: document(reads) },
      'iam:CreatePolicy': { PolicyName: 'ReadGallery', PolicyDocument: document(reads) },
      'iam:PutUserPermissionsBoundary': {
        UserName: 'bob',
        PermissionsBoundary: 'arn:aws:iam::111122223333:policy/ReadGallery',
      },
    }).map(([operation, input]) => ({ as: 'dana', operation, input })),
  ]
  for (const request of requests) run = (await sendRequest(run, request, sunset)).run
  return run
}

const named = (world: World, title: string): StoredPolicy => {
  const found = policiesIn(world).find((policy) => policy.title === title)
  if (!found) throw new Error(`There is no policy ${title}.`)
  return found
}

test('every policy of the account is there, with what it says', async () => {
  const { world } = await everyPolicy()
  expect(policiesIn(world).map(({ family, title }) => `${family}: ${title}`)).toEqual([
    'Keys: Key policy of alias/pictures',
    'Buckets: Bucket policy of gallery',
    'Buckets: Bucket policy of gallery-logs',
    'Users: AliceUsesGallery of alice',
    'Users: BobReadsGallery of bob',
    'Users: CarolAdministers of carol',
    'Users: DanaAdministersTheAccount of dana',
    'Groups: Reads of visitors',
    'Roles: Trust policy of reader',
    'Roles: Reads of reader',
    'Managed policies: ReadGallery',
  ])
  const refused = policiesIn(world).filter(({ document: text, kind }) =>
    policyFindings(text ?? '', kind).some(({ severity }) => severity === 'error'),
  )
  expect(refused.map(({ title }) => title)).toEqual([])
})

test('what is written is what the policy says afterwards, whatever its kind', async () => {
  const run = await everyPolicy()
  for (const { title } of policiesIn(run.world)) {
    const before = named(run.world, title)
    const text = `${before.document} `
    const { outcome } = await sendRequest(run, before.write(text), sunset)
    expect(outcome).toHaveProperty('response')
    expect(named(outcome.world, title)).toMatchObject({ id: before.id, title, document: text })
  }
})

test('what can be taken away is gone afterwards', async () => {
  const run = await everyPolicy()
  const removable = policiesIn(run.world).flatMap(({ remove, title }) => (remove ? [{ remove, title }] : []))
  expect(removable).toHaveLength(8)
  for (const { remove, title } of removable) {
    const { outcome } = await sendRequest(run, remove, sunset)
    const left = policiesIn(outcome.world).find((policy) => policy.title === title)
    expect(left?.document ?? null).toBeNull()
  }
})

test('a policy that was consulted is found again, unless it is nobody’s to rewrite', async () => {
  const { environment, world } = await everyPolicy()
  const { trace } = await send(world, environment, {
    as: { type: 'user', userName: 'bob' },
    operation: 's3:GetObject',
    input: { Bucket: 'gallery', Key: 'sunset.png' },
  })
  const consulted = trace.flatMap(({ step }): readonly ConsideredPolicy[] =>
    step.type === 'access-decided' ? step.decision.considered : [],
  )
  const titles = consulted.map(({ source }) => policiesIn(world).find(({ id }) => id === editableId(source))?.title)
  expect(new Set(titles)).toEqual(
    new Set(['BobReadsGallery of bob', 'ReadGallery', 'Bucket policy of gallery', 'Key policy of alias/pictures']),
  )
  const aws = { id: 'x', type: 'identity-based', name: 'x', attachedTo: 'x', document: '{}' } as const
  expect(editableId({ ...aws, arn: 'arn:aws:iam::aws:policy/AdministratorAccess' })).toBeUndefined()
  expect(editableId({ ...aws, type: 'service-control' })).toBeUndefined()
  expect(editableId({ ...aws, document: '' })).toBeUndefined()
})
