// An account with a bucket for log files, whose policy lets every trail of the account in.
import { ACCOUNT, policy } from './gallery.ts'
import { root, simulation, type Simulation } from './world.ts'

export const trailArn = (name: string, region = 'us-east-1'): string =>
  `arn:aws:cloudtrail:${region}:${ACCOUNT}:trail/${name}`

/** What lets CloudTrail write anything into a bucket, for whichever trail. */
export const openTo = (bucket: string): string =>
  policy({
    Effect: 'Allow',
    Principal: { Service: 'cloudtrail.amazonaws.com' },
    Action: ['s3:GetBucketAcl', 's3:PutObject'],
    Resource: [`arn:aws:s3:::${bucket}`, `arn:aws:s3:::${bucket}/*`],
  })

export async function withLogBucket(Bucket = 'logs', sim = simulation()): Promise<Simulation> {
  await sim.answer(root, 's3:CreateBucket', { Bucket })
  await sim.answer(root, 's3:PutBucketPolicy', { Bucket, Policy: openTo(Bucket) })
  return sim
}

/** An account with one trail that logs nothing yet. */
export async function withTrail(input: object = {}, Name = 'audit', start = simulation()): Promise<Simulation> {
  const sim = await withLogBucket('logs', start)
  await sim.answer(root, 'cloudtrail:CreateTrail', { Name, S3BucketName: 'logs', ...input })
  return sim
}
