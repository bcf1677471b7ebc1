import type { Tag } from '../world.ts'
import { onArn } from './identity.ts'
import type { Permission } from './permission.ts'
import { tagsOfRequest } from './tags.ts'

/** Creating with tags needs the permission to tag as well. */
export function onNewIdentity(
  [create, tag]: readonly [create: string, tag: string],
  accountId: string,
  arn: string,
  {
    PermissionsBoundary,
    Tags = [],
  }: { readonly PermissionsBoundary: string | undefined; readonly Tags: readonly Tag[] | undefined },
): readonly Permission[] {
  const boundary =
    PermissionsBoundary === undefined ? {} : { context: { 'iam:PermissionsBoundary': PermissionsBoundary } }
  const tags = tagsOfRequest(Tags)
  return [
    onArn(create, accountId, arn, { ...tags, ...boundary }),
    ...(Tags.length ? [onArn(tag, accountId, arn, tags)] : []),
  ]
}
