// When a user or role is deleted, policies that named it keep its unique id in place of the ARN, so that a later namesake gets
// nothing. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { entries, remove, set, type OrderedMap } from '../collections/orderedMap.ts'
import type { Grant, GrantPrincipal, World } from '../world.ts'
import { parsePolicy } from './parsePolicy.ts'

export const forgetPrincipal = (world: World, arn: string, uniqueId: string): World =>
  renamePrincipal(world, arn, uniqueId)

/** Policies know a user by its unique id, and show its new ARN once it has one. */
export function renamePrincipal(world: World, arn: string, name: string): World {
  const renamed = (document: string): string => withPrincipal(document, arn, name)
  return {
    ...world,
    iam: {
      ...world.iam,
      roles: edited(world.iam.roles, (role) => ({ ...role, trustPolicy: renamed(role.trustPolicy) }), 'trustPolicy'),
    },
    kms: {
      ...world.kms,
      keys: edited(world.kms.keys, (key) => ({ ...key, policy: renamed(key.policy) }), 'policy'),
      grants: renamedIn(world.kms.grants, arn, name),
    },
    s3: {
      ...world.s3,
      buckets: edited(
        world.s3.buckets,
        (bucket) => ({ ...bucket, policy: bucket.policy && renamed(bucket.policy) }),
        'policy',
      ),
    },
  }
}

/** Grants show the unique id too, and have the grantee in their place. */
function renamedIn(grants: OrderedMap<Grant>, arn: string, uniqueId: string): OrderedMap<Grant> {
  const rename = (principal: GrantPrincipal): GrantPrincipal =>
    principal.name === arn ? { ...principal, name: uniqueId } : principal
  let changed = grants
  for (const [place, grant] of entries(grants)) {
    if (grant.grantee.name !== arn && grant.retiring?.name !== arn) continue
    const grantee = rename(grant.grantee)
    const after = { ...grant, grantee, ...(grant.retiring && { retiring: rename(grant.retiring) }) }
    changed = set(remove(changed, place), `${grant.keyArn} ${grantee.name} ${grant.grantId}`, after)
  }
  return changed
}

/** Only what has changed is put back. */
function edited<T, K extends keyof T>(map: OrderedMap<T>, edit: (value: T) => T, member: K): OrderedMap<T> {
  let changed = map
  for (const [key, value] of entries(map)) {
    const after = edit(value)
    if (after[member] !== value[member]) changed = set(changed, key, after)
  }
  return changed
}

function withPrincipal(document: string, arn: string, uniqueId: string): string {
  if (!document.includes(arn)) return document
  const parsed = parsePolicy(document)
  if ('problems' in parsed) return document
  return parsed.policy.statements
    .flatMap(({ principal }) => principal?.entries ?? [])
    .filter(({ type, value }) => type === 'AWS' && value === arn)
    .reduceRight((text, { at }) => text.slice(0, at.start) + JSON.stringify(uniqueId) + text.slice(at.end), document)
}
