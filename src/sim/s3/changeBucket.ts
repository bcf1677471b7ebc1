// Edits of what the world knows of one bucket.
import { printable } from '../artifact.ts'
import { get, set } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { StateChange } from '../trace.ts'
import type { Bucket, World } from '../world.ts'
import { findBucket } from './findBucket.ts'

/** The edit of a world that replaces the bucket of that name; a world without it stays as it is. */
export const changeBucket =
  (name: string, edit: (bucket: Bucket) => Bucket) =>
  (world: World): World => {
    const bucket = get(world.s3.buckets, name)
    return bucket ? { ...world, s3: { ...world.s3, buckets: set(world.s3.buckets, name, edit(bucket)) } } : world
  }

/** Gives the bucket another policy, or none, and records it. */
export function changeBucketPolicy(
  context: CallContext,
  { arn, name, policy: before }: Bucket,
  after: string | null,
): void {
  context.change(changeBucket(name, (bucket) => ({ ...bucket, policy: after })))
  context.record({
    type: 'state-changed',
    place: 's3',
    subject: arn,
    change: { type: 'policy-changed', what: 'bucket policy', before, after },
  })
}

type Setting = Extract<StateChange, { readonly type: 'setting-changed' }>['what']

/** Gives the bucket other settings of one kind, and records it; the answer to all requests that do so is empty. */
export function changeSetting(context: CallContext, name: string, what: Setting, settings: Partial<Bucket>) {
  const bucket = findBucket(context.world, name)
  const [key] = Object.keys(settings) as [keyof Bucket] // one setting at a time
  context.change(changeBucket(name, (current) => ({ ...current, ...settings })))
  context.record({
    type: 'state-changed',
    place: 's3',
    subject: bucket.arn,
    change: { type: 'setting-changed', what, before: printable(bucket[key]), after: printable(settings[key]) },
  })
  return {}
}
