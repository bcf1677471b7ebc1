// What Organizations says of its parts.
import { get } from '../collections/orderedMap.ts'
import { secondsOf } from '../iam/dates.ts'
import type { Organization, OrganizationNode, OrganizationPolicy, OrganizationPolicyType } from '../world.ts'

interface PolicyTypeSummary {
  readonly Type: OrganizationPolicyType
  readonly Status: 'ENABLED'
}

export interface OrganizationDescription {
  readonly Id: string
  readonly Arn: string
  readonly FeatureSet: 'ALL'
  readonly MasterAccountArn?: string
  readonly MasterAccountId: string
  readonly MasterAccountEmail?: string
  /** Tells of service control policies only, whatever is enabled: ListRoots tells all. */
  readonly AvailablePolicyTypes: readonly PolicyTypeSummary[]
}

export function describedOrganization(organization: Organization): OrganizationDescription {
  const { id, arn, managementAccountId, nodes } = organization
  const management = get(nodes, managementAccountId)
  return {
    Id: id,
    Arn: arn,
    FeatureSet: 'ALL',
    MasterAccountId: managementAccountId,
    ...(management && {
      MasterAccountArn: management.arn,
      ...(management.email !== undefined && { MasterAccountEmail: management.email }),
    }),
    AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
  }
}

export interface RootDescription {
  readonly Id: string
  readonly Arn: string
  readonly Name: string
  readonly PolicyTypes: readonly PolicyTypeSummary[]
}

export const describedRoot = ({ enabledPolicyTypes }: Organization, root: OrganizationNode): RootDescription => ({
  Id: root.id,
  Arn: root.arn,
  Name: root.name,
  PolicyTypes: enabledPolicyTypes.map((Type) => ({ Type, Status: 'ENABLED' })),
})

export interface AccountDescription {
  readonly Id: string
  readonly Arn: string
  readonly Email?: string
  readonly Name: string
  readonly Status: 'ACTIVE'
  readonly State: 'ACTIVE'
  readonly JoinedMethod: 'INVITED' | 'CREATED'
  readonly JoinedTimestamp?: number
}

export const describedAccount = (
  { managementAccountId }: Organization,
  { id, arn, name, email, joined }: OrganizationNode,
): AccountDescription => ({
  Id: id,
  Arn: arn,
  ...(email !== undefined && { Email: email }),
  Name: name,
  Status: 'ACTIVE',
  State: 'ACTIVE',
  JoinedMethod: id === managementAccountId ? 'INVITED' : 'CREATED',
  ...(joined !== undefined && { JoinedTimestamp: secondsOf(joined) }),
})

export interface PolicySummary {
  readonly Id: string
  readonly Arn: string
  readonly Name: string
  readonly Description: string
  readonly Type: OrganizationPolicyType
  readonly AwsManaged: boolean
}

export const summaryOf = ({ id, arn, name, description, type, awsManaged }: OrganizationPolicy): PolicySummary => ({
  Id: id,
  Arn: arn,
  Name: name,
  Description: description,
  Type: type,
  AwsManaged: awsManaged,
})

export interface PolicyDescription {
  readonly PolicySummary: PolicySummary
  readonly Content: string
}

export const describedPolicy = (policy: OrganizationPolicy): PolicyDescription => ({
  PolicySummary: summaryOf(policy),
  Content: policy.content,
})
