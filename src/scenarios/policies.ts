// Every policy of a world that can be rewritten: whose it is, what it says now, and the requests that rewrite it.
import { entries, values, type KmsKey, type PolicyKind, type User, type World } from '../sim/index.ts'
import type { Request } from './scenario.ts'

export interface StoredPolicy {
  /** As {@link editableId} gives it. */
  readonly id: string
  readonly kind: PolicyKind
  readonly family: PolicyFamily
  /** `Key policy of alias/pictures`. */
  readonly title: string
  /** As it is stored; null when there is none yet. */
  readonly document: string | null
  readonly write: (document: string) => Request
  /** Takes the policy away; absent where AWS has no such request. */
  readonly remove?: Request
}

export type PolicyFamily = 'Keys' | 'Buckets' | 'Users' | 'Groups' | 'Roles' | 'Managed policies'

export function policiesIn(world: World): readonly StoredPolicy[] {
  return [
    ...[...values(world.kms.keys)].map((key) => keyPolicy(world, key)),
    ...[...values(world.s3.buckets)].map(({ arn, name, policy }): StoredPolicy => {
      const Bucket = name
      return {
        id: `resource:${arn}`,
        kind: 'bucket',
        family: 'Buckets',
        title: `Bucket policy of ${name}`,
        document: policy,
        write: (Policy) => byAccountAdmin('s3:PutBucketPolicy', { Bucket, Policy }),
        remove: byAccountAdmin('s3:DeleteBucketPolicy', { Bucket }),
      }
    }),
    ...[...values(world.iam.users)].flatMap((user) => inlinePolicies('User', user.userName, user)),
    ...[...values(world.iam.groups)].flatMap((group) => inlinePolicies('Group', group.groupName, group)),
    ...[...values(world.iam.roles)].flatMap((role) => [
      trustPolicy(role.roleName, role.arn, role.trustPolicy),
      ...inlinePolicies('Role', role.roleName, role),
    ]),
    ...[...values(world.iam.policies)].map(({ arn, policyName, defaultVersionId, versions }): StoredPolicy => ({
      id: `managed:${arn}`,
      kind: 'identity',
      family: 'Managed policies',
      title: policyName,
      document: versions.find(({ versionId }) => versionId === defaultVersionId)?.document ?? null,
      write: (PolicyDocument) =>
        byAccountAdmin('iam:CreatePolicyVersion', { PolicyArn: arn, PolicyDocument, SetAsDefault: true }),
    })),
  ]
}

const byAccountAdmin = (operation: string, input: Request['input']): Request => ({ as: 'dana', operation, input })

function keyPolicy({ kms }: World, { arn, keyId, policy }: KmsKey): StoredPolicy {
  const [alias] = [...entries(kms.aliases)].find(([, { targetKeyId }]) => targetKeyId === keyId) ?? []
  return {
    id: `resource:${arn}`,
    kind: 'key',
    family: 'Keys',
    title: `Key policy of ${alias?.slice(alias.indexOf('alias/')) ?? keyId}`,
    document: policy,
    write: (Policy) => ({ as: 'carol', operation: 'kms:PutKeyPolicy', input: { KeyId: arn, Policy } }),
  }
}

function inlinePolicies(
  kind: 'User' | 'Group' | 'Role',
  name: string,
  { arn, inlinePolicies: policies }: Pick<User, 'arn' | 'inlinePolicies'>,
): readonly StoredPolicy[] {
  return [...entries(policies)].map(([PolicyName, document]): StoredPolicy => {
    const place = { [`${kind}Name`]: name, PolicyName }
    return {
      id: `identity:${arn}/${PolicyName}`,
      kind: 'identity',
      family: `${kind}s`,
      title: `${PolicyName} of ${name}`,
      document,
      write: (PolicyDocument) => byAccountAdmin(`iam:Put${kind}Policy`, { ...place, PolicyDocument }),
      remove: byAccountAdmin(`iam:Delete${kind}Policy`, place),
    }
  })
}

const trustPolicy = (RoleName: string, arn: string, document: string): StoredPolicy => ({
  id: `resource:${arn}`,
  kind: 'trust',
  family: 'Roles',
  title: `Trust policy of ${RoleName}`,
  document,
  write: (PolicyDocument) => byAccountAdmin('iam:UpdateAssumeRolePolicy', { RoleName, PolicyDocument }),
})
