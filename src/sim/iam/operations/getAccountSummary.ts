import { values } from '../../collections/orderedMap.ts'
import { rootArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { reads } from '../audit.ts'
import { identitiesIn } from '../identity.ts'
import { instanceProfilesIn } from '../instanceProfiles.ts'
import { policiesIn } from '../managedPolicies.ts'
import { accessKeysOf, accountIn } from '../named.ts'

export const getAccountSummary = defineOperation({
  name: 'iam:GetAccountSummary',
  summary: 'Counts what IAM has in the account, beside its quotas.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountSummary.html',
  input: {},
  example: {},
  permissions: () => [{ action: 'iam:GetAccountSummary', resource: '*' }],
  audit: reads,
  run({ world, accountId }) {
    const policies = [...policiesIn(world, accountId)]
    const inUse = [...values(world.iam.policies)].filter(({ arn }) => accountIn(arn) === accountId)
    return {
      SummaryMap: {
        ...QUOTAS,
        Users: count(identitiesIn(world, accountId, 'user')),
        Groups: count(identitiesIn(world, accountId, 'group')),
        Roles: count(identitiesIn(world, accountId, 'role')),
        InstanceProfiles: count(instanceProfilesIn(world, accountId)),
        Policies: policies.length,
        PolicyVersionsInUse: inUse.reduce((sum, { versions }) => sum + versions.length, 0),
        AccountAccessKeysPresent: accessKeysOf(world, rootArn(accountId)).length > 0 ? 1 : 0,
        ...ABSENT,
      },
    }
  },
})

const count = (items: Iterable<unknown>): number => [...items].length

// As AWS reports them for an account as it was opened: LocalStack tests/aws/services/iam/test_iam_account_summary.snapshot.json
const QUOTAS = {
  AccessKeysPerUserQuota: 2,
  AssumeRolePolicySizeQuota: 2048,
  AttachedPoliciesPerGroupQuota: 10,
  AttachedPoliciesPerRoleQuota: 10,
  AttachedPoliciesPerUserQuota: 10,
  GlobalEndpointTokenVersion: 1,
  GroupPolicySizeQuota: 5120,
  GroupsPerUserQuota: 10,
  GroupsQuota: 300,
  InstanceProfilesQuota: 1000,
  PoliciesQuota: 1500,
  PolicySizeQuota: 6144,
  PolicyVersionsInUseQuota: 10_000,
  RolePolicySizeQuota: 10_240,
  RolesQuota: 1000,
  ServerCertificatesQuota: 20,
  SigningCertificatesPerUserQuota: 2,
  UserPolicySizeQuota: 2048,
  UsersQuota: 5000,
  VersionsPerPolicyQuota: 5,
} as const

/** What nobody can make here. */
const ABSENT = {
  AccountMFAEnabled: 0,
  AccountPasswordPresent: 0,
  AccountSigningCertificatesPresent: 0,
  MFADevices: 0,
  MFADevicesInUse: 0,
  Providers: 0,
  ServerCertificates: 0,
} as const
