// Policies that AWS writes and every account may attach; those that lessons on S3, KMS and IAM need.
// https://docs.aws.amazon.com/aws-managed-policy/latest/reference/policy-list.html
import type { ManagedPolicy } from './identities.ts'

export const awsManagedPolicy = (arn: string): ManagedPolicy | undefined => POLICIES.get(arn)

export const awsManagedPolicies = (): Iterable<ManagedPolicy> => POLICIES.values()

interface Written {
  readonly id: string
  readonly version: number
  readonly description: string
  /** Year, month (from 1), day and time in UTC. */
  readonly created: string
  readonly updated: string
  readonly statements: readonly object[]
}

const written: Readonly<Record<string, Written>> = {
  AdministratorAccess: {
    id: 'ANPAIWMBCKSKIEE64ZLYK',
    version: 1,
    description: 'Provides full access to AWS services and resources.',
    created: '2015-02-06T18:39:46Z',
    updated: '2015-02-06T18:39:46Z',
    statements: [{ Effect: 'Allow', Action: '*', Resource: '*' }],
  },
  PowerUserAccess: {
    id: 'ANPAJYRXTHIB4FOVS3ZXS',
    version: 12,
    description:
      'Provides full access to AWS services and resources, but does not allow management of Users and groups.',
    created: '2015-02-06T18:39:47Z',
    updated: '2026-02-12T17:59:00Z',
    statements: [
      { Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' },
      {
        Effect: 'Allow',
        Action: [
          'account:GetAccountInformation',
          'account:GetGovCloudAccountInformation',
          'account:GetPrimaryEmail',
          'account:ListRegions',
          'iam:CreateServiceLinkedRole',
          'iam:DeleteServiceLinkedRole',
          'iam:ListRoles',
          'organizations:DescribeEffectivePolicy',
          'organizations:DescribeOrganization',
        ],
        Resource: '*',
      },
    ],
  },
  AmazonS3FullAccess: {
    id: 'ANPAIFIR6V6BVTRAHWINE',
    version: 2,
    description: 'Provides full access to all buckets via the AWS Management Console.',
    created: '2015-02-06T18:40:58Z',
    updated: '2021-09-27T20:16:37Z',
    statements: [{ Effect: 'Allow', Action: ['s3:*', 's3-object-lambda:*'], Resource: '*' }],
  },
  AmazonS3ReadOnlyAccess: {
    id: 'ANPAIZTJ4DXE7G6AGAE6M',
    version: 3,
    description: 'Provides read only access to all buckets via the AWS Management Console.',
    created: '2015-02-06T18:40:59Z',
    updated: '2023-08-10T21:31:39Z',
    statements: [
      {
        Effect: 'Allow',
        Action: ['s3:Get*', 's3:List*', 's3:Describe*', 's3-object-lambda:Get*', 's3-object-lambda:List*'],
        Resource: '*',
      },
    ],
  },
  IAMFullAccess: {
    id: 'ANPAI7XKCFMBPM3QQRRVQ',
    version: 2,
    description: 'Provides full access to IAM via the AWS Management Console.',
    created: '2015-02-06T18:40:38Z',
    updated: '2019-06-21T19:40:00Z',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'iam:*',
          'organizations:DescribeAccount',
          'organizations:DescribeOrganization',
          'organizations:DescribeOrganizationalUnit',
          'organizations:DescribePolicy',
          'organizations:ListChildren',
          'organizations:ListParents',
          'organizations:ListPoliciesForTarget',
          'organizations:ListRoots',
          'organizations:ListPolicies',
          'organizations:ListTargetsForPolicy',
        ],
        Resource: '*',
      },
    ],
  },
  IAMReadOnlyAccess: {
    id: 'ANPAJKSO7NDY4T57MWDSQ',
    version: 4,
    description: 'Provides read only access to IAM via the AWS Management Console.',
    created: '2015-02-06T18:40:39Z',
    updated: '2018-01-25T19:11:27Z',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'iam:GenerateCredentialReport',
          'iam:GenerateServiceLastAccessedDetails',
          'iam:Get*',
          'iam:List*',
          'iam:SimulateCustomPolicy',
          'iam:SimulatePrincipalPolicy',
        ],
        Resource: '*',
      },
    ],
  },
  AWSKeyManagementServicePowerUser: {
    id: 'ANPAJNPP7PPPPMJRV2SA4',
    version: 2,
    description: 'Provides access to AWS Key Management Service (KMS).',
    created: '2015-02-06T18:40:40Z',
    updated: '2017-03-07T00:55:11Z',
    statements: [
      {
        Effect: 'Allow',
        Action: [
          'kms:CreateAlias',
          'kms:CreateKey',
          'kms:DeleteAlias',
          'kms:Describe*',
          'kms:GenerateRandom',
          'kms:Get*',
          'kms:List*',
          'kms:TagResource',
          'kms:UntagResource',
          'iam:ListGroups',
          'iam:ListRoles',
          'iam:ListUsers',
        ],
        Resource: '*',
      },
    ],
  },
}

const POLICIES: ReadonlyMap<string, ManagedPolicy> = new Map(
  Object.entries(written).map(([policyName, policy]) => {
    const arn = `arn:aws:iam::aws:policy/${policyName}`
    return [arn, managed(arn, policyName, policy)]
  }),
)

/** Of AWS's policies, only the version in force can be read here. */
function managed(arn: string, policyName: string, policy: Written): ManagedPolicy {
  const versionId = `v${policy.version}`
  const updateDate = Date.parse(policy.updated)
  const document = JSON.stringify({ Version: '2012-10-17', Statement: policy.statements }, null, 4)
  return {
    arn,
    policyName,
    policyId: policy.id,
    path: '/',
    description: policy.description,
    createDate: Date.parse(policy.created),
    updateDate,
    defaultVersionId: versionId,
    versions: [{ versionId, createDate: updateDate, document }],
    versionsMade: policy.version,
    tags: [],
  }
}
