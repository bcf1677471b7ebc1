// Worlds that might be: a document or a setting is other than it is. No request made it so; they are for foresight only.
import { get, remove, set, type OrderedMap } from './collections/orderedMap.ts'
import type { KeyState, PublicAccessBlock, World } from './world.ts'

/** What might be otherwise; keys and users by ARN. A document of null is none. */
export type Supposition =
  | { readonly type: 'key policy'; readonly key: string; readonly document: string }
  | { readonly type: 'key state'; readonly key: string; readonly state: KeyState }
  | { readonly type: 'bucket policy'; readonly bucket: string; readonly document: string | null }
  | { readonly type: 'block public access'; readonly bucket: string; readonly settings: PublicAccessBlock }
  | {
      readonly type: 'user policy'
      readonly user: string
      readonly policyName: string
      readonly document: string | null
    }

/** The world as it would be. What it does not have, it does not get: no key, bucket or user is made. */
export function suppose(world: World, supposition: Supposition): World {
  const { iam, kms, s3 } = world
  switch (supposition.type) {
    case 'key policy': {
      const { key, document } = supposition
      return { ...world, kms: { ...kms, keys: edited(kms.keys, key, (old) => ({ ...old, policy: document })) } }
    }
    case 'key state': {
      const { key, state } = supposition
      return { ...world, kms: { ...kms, keys: edited(kms.keys, key, (old) => ({ ...old, keyState: state })) } }
    }
    case 'bucket policy': {
      const { bucket, document } = supposition
      return { ...world, s3: { ...s3, buckets: edited(s3.buckets, bucket, (old) => ({ ...old, policy: document })) } }
    }
    case 'block public access': {
      const { bucket, settings } = supposition
      const buckets = edited(s3.buckets, bucket, (old) => ({ ...old, publicAccessBlock: settings }))
      return { ...world, s3: { ...s3, buckets } }
    }
    case 'user policy': {
      const { user, policyName, document } = supposition
      const users = edited(iam.users, user, (old) => ({
        ...old,
        inlinePolicies:
          document === null ? remove(old.inlinePolicies, policyName) : set(old.inlinePolicies, policyName, document),
      }))
      return { ...world, iam: { ...iam, users } }
    }
  }
}

function edited<T>(map: OrderedMap<T>, key: string, edit: (value: T) => T): OrderedMap<T> {
  const value = get(map, key)
  return value === undefined ? map : set(map, key, edit(value))
}
