// Trails by name or ARN, and the names that a trail may have.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
import { parseArn, trailArn, type Arn } from '../arn.ts'
import { get, set } from '../collections/orderedMap.ts'
import type { Permission } from '../iam/permission.ts'
import type { CallFacts } from '../operation.ts'
import type { Tag, Trail, World } from '../world.ts'
import { invalidArn, invalidTrailName, otherHomeRegion, trailNotFound } from './errors.ts'

type Home = Pick<CallFacts, 'accountId' | 'region'>

/** The ARN that a request means by a trail's name or ARN. */
export const arnOf = ({ region, accountId }: Home, nameOrArn: string): string =>
  nameOrArn.startsWith('arn:') ? nameOrArn : trailArn(region, accountId, nameOrArn)

/** The same, for a name or ARN that a trail can have. */
export function checkedArn(home: Home, nameOrArn: string): string {
  const arn = arnOf(home, nameOrArn)
  const parsed = parseArn(arn)
  // What begins otherwise than the ARNs of the partition is taken for a name.
  if (arn !== nameOrArn || (parsed && parsed.partition !== 'aws')) checkName(nameOrArn)
  if (!isTrail(parsed)) throw invalidArn(arn)
  return arn
}

export const isTrail = (arn: Arn | undefined): arn is Arn =>
  arn?.service === 'cloudtrail' && arn.resource.startsWith('trail/')

/** The account's trail of that name in this Region, or of that ARN. */
export function findTrail(world: World, home: Home, nameOrArn: string): Trail {
  const arn = checkedArn(home, nameOrArn)
  const trail = get(world.cloudtrail.trails, arn)
  if (trail?.accountId !== home.accountId) throw trailNotFound(arn, home.accountId)
  return trail
}

/** The same for a change, which only the Region makes in which the trail was created. */
export function findTrailAtHome(world: World, home: Home, nameOrArn: string): Trail {
  const trail = findTrail(world, home, nameOrArn)
  if (trail.homeRegion !== home.region) throw otherHomeRegion(trail.arn, home.region)
  return trail
}

export function trailPermission(
  world: World,
  call: Home,
  action: `cloudtrail:${string}`,
  nameOrArn: string,
  request: Pick<Permission, 'requestTags' | 'requestTagKeys'> = {},
): readonly Permission[] {
  const resource = arnOf(call, nameOrArn)
  const tags = get(world.cloudtrail.trails, resource)?.tags
  return [
    { action, resource, resourceAccount: call.accountId, ...(tags?.length && { resourceTags: tags }), ...request },
  ]
}

/** A tag without a value has an empty one. */
export const tagsIn = (given: readonly { readonly Key: string; readonly Value?: string }[]): readonly Tag[] =>
  given.map(({ Key, Value = '' }) => ({ Key, Value }))

export const putTrail = (world: World, trail: Trail): World => ({
  ...world,
  cloudtrail: { ...world.cloudtrail, trails: set(world.cloudtrail.trails, trail.arn, trail) },
})

export function checkName(name: string): void {
  const { length } = name
  if (length < 3)
    throw invalidTrailName(
      `Trail name too short. Minimum allowed length: 3 characters. Specified name length: ${length} characters.`,
    )
  if (length > 128)
    throw invalidTrailName(
      `Trail name too long. Maximum allowed length: 128 characters. Specified name length: ${length} characters.`,
    )
  if (!/^[A-Za-z0-9]/.test(name)) throw invalidTrailName('Trail name must starts with a letter or number.')
  if (!/[A-Za-z0-9]$/.test(name)) throw invalidTrailName('Trail name must ends with a letter or number.')
  if (!/^[A-Za-z0-9._-]*$/.test(name))
    throw invalidTrailName(
      'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
    )
  if (/[._-]{2}/.test(name))
    throw invalidTrailName(
      `The trail name \`${name}\` has two of . _ - side by side; put a letter or number between them.`,
    )
  if (/^\d{1,3}(\.\d{1,3}){3}$/.test(name))
    throw invalidTrailName(`The trail name \`${name}\` looks like an IP address; choose another name.`)
}
