import { expect, test } from 'vitest'
import { policy } from '../testing/gallery.ts'
import { createRole, trusting } from '../testing/identities.ts'
import { createKey, delegation, keyPolicy } from '../testing/kms.ts'
import { root, simulation, type Simulation } from '../testing/world.ts'

const known = [
  'arn:aws:iam::111122223333:role/reader',
  'arn:aws:sts::111122223333:assumed-role/reader/any-session',
  'arn:aws:sts::111122223333:federated-user/fred',
  'arn:aws:iam::444455556666:root',
]
const unknown = [
  'arn:aws:iam::111122223333:role/ghost',
  'arn:aws:iam::111122223333:role/*',
  'arn:aws:sts::111122223333:assumed-role/reader/*',
  'arn:aws:sts::111122223333:assumed-role/reader',
]

async function withReader(): Promise<Simulation> {
  const aws = simulation()
  await createRole(aws, 'reader', trusting('111122223333'))
  await aws.answer(root, 's3:CreateBucket', { Bucket: 'known' })
  return aws
}

const naming = (AWS: string, Action: string, Resource: string): object => ({
  Effect: 'Allow',
  Principal: { AWS },
  Action,
  Resource,
})
const bucketPolicy = (AWS: string): object => ({
  Bucket: 'known',
  Policy: policy(naming(AWS, 's3:GetObject', 'arn:aws:s3:::known/*')),
})
const keyWith = (AWS: string): object => ({ Policy: keyPolicy(delegation, naming(AWS, 'kms:Decrypt', '*')) })

test.each(known)('key and bucket policies may name %s', async (arn) => {
  const aws = await withReader()
  await createKey(aws, keyWith(arn))
  await aws.answer(root, 's3:PutBucketPolicy', bucketPolicy(arn))
  expect(aws.world.s3.buckets?.value.policy).toContain(arn)
})

test.each(unknown)('key and bucket policies may not name %s', async (arn) => {
  const aws = await withReader()
  expect((await aws.refusal(root, 'kms:CreateKey', keyWith(arn))).code).toBe('MalformedPolicyDocumentException')
  expect((await aws.refusal(root, 's3:PutBucketPolicy', bucketPolicy(arn))).code).toBe('MalformedPolicy')
})
