import { defineOperation } from '../../operation.ts'
import { oneOf, optional } from '../../shape.ts'
import type { World } from '../../world.ts'
import { reads } from '../audit.ts'
import { notAttachable } from '../errors.ts'
import { boundaryOf, identitiesIn, nameOf, type Identity } from '../identity.ts'
import { checkedArn, onPolicy } from '../managedPolicies.ts'
import { page, path, policyArn } from '../members.ts'
import { policyWithArn } from '../named.ts'
import { pageOf } from '../pages.ts'

export const listEntitiesForPolicy = defineOperation({
  name: 'iam:ListEntitiesForPolicy',
  summary: 'Lists the users, groups and roles that have a managed policy, also as their boundary.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_ListEntitiesForPolicy.html',
  input: {
    PolicyArn: policyArn,
    EntityFilter: optional(oneOf('User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy')),
    PathPrefix: path,
    PolicyUsageFilter: optional(oneOf('PermissionsPolicy', 'PermissionsBoundary')),
    ...page,
  },
  example: { PolicyArn: 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess' },
  permissions: (world, { PolicyArn }, { accountId }) => [
    onPolicy('iam:ListEntitiesForPolicy', world, accountId, PolicyArn),
  ],
  audit: reads,
  run({ world, accountId }, { PolicyArn, EntityFilter, PathPrefix = '/', PolicyUsageFilter, ...request }) {
    const arn = checkedArn(PolicyArn)
    if (!policyWithArn(world, arn)) throw notAttachable(arn)
    const entities = identitiesOf(world, accountId, PathPrefix).filter(
      (identity) =>
        (EntityFilter === undefined || EntityFilter === kindOf(identity)) && has(identity, arn, PolicyUsageFilter),
    )
    const { items, more } = pageOf(entities, (identity) => identity.arn, request)
    return {
      PolicyGroups: items.flatMap((item) =>
        'groupId' in item ? [{ GroupName: nameOf(item), GroupId: item.groupId }] : [],
      ),
      PolicyUsers: items.flatMap((item) => ('userId' in item ? [{ UserName: nameOf(item), UserId: item.userId }] : [])),
      PolicyRoles: items.flatMap((item) => ('roleId' in item ? [{ RoleName: nameOf(item), RoleId: item.roleId }] : [])),
      ...more,
    }
  },
})

const identitiesOf = (world: World, accountId: string, pathPrefix: string): readonly Identity[] => [
  ...identitiesIn(world, accountId, 'group', pathPrefix),
  ...identitiesIn(world, accountId, 'user', pathPrefix),
  ...identitiesIn(world, accountId, 'role', pathPrefix),
]

const kindOf = (identity: Identity): 'User' | 'Group' | 'Role' =>
  'userId' in identity ? 'User' : 'groupId' in identity ? 'Group' : 'Role'

const has = (
  identity: Identity,
  arn: string,
  usage: 'PermissionsPolicy' | 'PermissionsBoundary' | undefined,
): boolean =>
  (usage !== 'PermissionsBoundary' && identity.attachedPolicies.includes(arn)) ||
  (usage !== 'PermissionsPolicy' && boundaryOf(identity) === arn)
