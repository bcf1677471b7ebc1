// Every name of the blob store that a world has in it: what a sweep must leave.
import { values } from './collections/orderedMap.ts'
import type { BlobRef } from './environment.ts'
import type { Bucket, World } from './world.ts'

export function* blobsIn({ memory, s3 }: World): Generator<BlobRef> {
  for (const { blob } of values(memory)) if (blob) yield blob
  for (const bucket of values(s3.buckets)) yield* bodiesIn(bucket)
}

function* bodiesIn({ objects, uploads, versions }: Bucket): Generator<BlobRef> {
  for (const { body } of values(objects)) yield body
  for (const ofKey of values(versions)) for (const version of ofKey) if ('body' in version) yield version.body
  for (const { parts } of values(uploads)) for (const { body } of values(parts)) yield body
}
