// Gives one version of an object other tags. Nothing else about it changes.
import { objectArn } from '../arn.ts'
import { printable } from '../artifact.ts'
import type { CallContext } from '../operation.ts'
import type { Bucket, S3Object, Tag } from '../world.ts'
import { changeBucket } from './changeBucket.ts'
import { withEdited } from './versions.ts'

export function changeTags(context: CallContext, { name }: Bucket, object: S3Object, after: readonly Tag[]): void {
  const { tags: before = [], ...rest } = object
  const edited: S3Object = {
    ...rest,
    ...(after.length > 0 && { tags: after.map(({ Key, Value }) => ({ Key, Value })) }),
  }
  context.change(changeBucket(name, (bucket) => withEdited(bucket, edited)))
  context.record({
    type: 'state-changed',
    place: 's3',
    subject: objectArn(name, object.key),
    change: { type: 'setting-changed', what: 'tags', before: printable(before), after: printable(after) },
  })
}
