// Access control lists from what a request says to what the world keeps, and back.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html
import { awsError, type AwsError } from '../errors.ts'
import type { AclGrant, Bucket } from '../world.ts'
import { isPublicGrantee } from './aclGrantees.ts'
import { XMLNS } from './audit.ts'
import { accountWithCanonicalId } from './canonicalUser.ts'
import { GROUPS, ownerOnly } from './effectiveAcl.ts'
import { accessDenied, aclsWithOwnerEnforced, invalidArgument, invalidRequest, malformedAcl } from './errors.ts'

export interface AclRequest {
  readonly ACL?: string
  readonly AccessControlPolicy?: {
    readonly Owner?: { readonly ID?: string }
    readonly Grants?: readonly {
      readonly Grantee?: { readonly Type?: string; readonly ID?: string; readonly URI?: string }
      readonly Permission?: string
    }[]
  }
  readonly GrantFullControl?: string
  readonly GrantRead?: string
  readonly GrantReadACP?: string
  readonly GrantWrite?: string
  readonly GrantWriteACP?: string
}

const HEADERS = [
  ['GrantFullControl', 'FULL_CONTROL', 'x-amz-grant-full-control'],
  ['GrantRead', 'READ', 'x-amz-grant-read'],
  ['GrantReadACP', 'READ_ACP', 'x-amz-grant-read-acp'],
  ['GrantWrite', 'WRITE', 'x-amz-grant-write'],
  ['GrantWriteACP', 'WRITE_ACP', 'x-amz-grant-write-acp'],
] as const

/** The list that the request asks for; undefined when it asks for none. `bucketOwner` matters for objects only. */
export function aclIn(request: AclRequest, owner: string, bucketOwner = owner): readonly AclGrant[] | undefined {
  const { ACL, AccessControlPolicy: policy } = request
  const headers = HEADERS.filter(([member]) => request[member] !== undefined)
  if (ACL !== undefined && headers.length > 0)
    throw invalidRequest('Specifying both Canned ACLs and Header Grants is not allowed')
  if (policy !== undefined && (ACL !== undefined || headers.length > 0))
    throw awsError(400, 'UnexpectedContent', 'This request does not support content')
  if (policy) return grantsIn(policy, owner)
  if (headers.length > 0)
    return headers.flatMap(([member, permission, header]) =>
      granteesIn(request[member] ?? '', header).map((grantee) => ({ grantee, permission })),
    )
  return ACL === undefined ? undefined : [...ownerOnly(owner), ...canned(ACL, owner, bucketOwner)]
}

/** The list of a request whose business is nothing else. */
export function requiredAcl(request: AclRequest, owner: string, { accountId }: Bucket): readonly AclGrant[] {
  const acl = aclIn(request, owner, accountId)
  if (!acl)
    throw awsError(400, 'MissingSecurityHeader', 'Your request was missing a required header', [
      ['MissingHeaderName', 'x-amz-acl'],
    ])
  return acl
}

function grantsIn(
  { Owner, Grants }: NonNullable<AclRequest['AccessControlPolicy']>,
  owner: string,
): readonly AclGrant[] {
  if (!Owner || !Grants) throw malformedAcl()
  if (accountNamed(Owner.ID ?? '', 'CanonicalUser/ID') !== owner) throw accessDenied('Access Denied')
  return Grants.map(({ Grantee: { Type, ID = '', URI = '' } = {}, Permission }) => {
    const permission = HEADERS.find(([, name]) => name === Permission)?.[1]
    if (!permission) throw malformedAcl()
    switch (Type) {
      case 'CanonicalUser':
        return { grantee: accountNamed(ID, 'CanonicalUser/ID'), permission }
      case 'Group':
        return { grantee: groupNamed(URI, 'Group/URI'), permission }
      case 'AmazonCustomerByEmail':
        throw grantToEmail()
      default:
        throw malformedAcl()
    }
  })
}

/** `id="…", uri="…"`, in one header. */
const granteesIn = (text: string, header: string): readonly string[] =>
  text.split(',').map((part) => {
    const [, kind, name = ''] = /^\s*(id|uri|emailAddress)\s*=\s*"?([^"]*)"?\s*$/.exec(part) ?? []
    switch (kind) {
      case 'id':
        return accountNamed(name, 'id')
      case 'uri':
        return groupNamed(name, 'uri')
      case 'emailAddress':
        throw grantToEmail()
      default:
        throw invalidArgument('Argument format not recognized', header, part)
    }
  })

function accountNamed(id: string, argument: string): string {
  const account = accountWithCanonicalId(id)
  if (account === undefined) throw invalidArgument('Invalid id', argument, id)
  return account
}

function groupNamed(uri: string, argument: string): string {
  const group = GROUPS.get(uri)
  if (group === undefined) throw invalidArgument('Invalid group uri', argument, uri)
  return group
}

/** Since October 2025, S3 no longer finds accounts by their e-mail address. */
const grantToEmail = (): AwsError =>
  awsError(405, 'MethodNotAllowed', 'The specified method is not allowed against this resource.', [
    ['Method', 'PUT'],
    ['ResourceType', 'ACL'],
  ])

/** What a canned list gives to others than the owner. */
function canned(acl: string, owner: string, bucketOwner: string): readonly AclGrant[] {
  switch (acl) {
    case 'public-read':
      return [{ grantee: 'AllUsers', permission: 'READ' }]
    case 'public-read-write':
      return [
        { grantee: 'AllUsers', permission: 'READ' },
        { grantee: 'AllUsers', permission: 'WRITE' },
      ]
    case 'authenticated-read':
      return [{ grantee: 'AuthenticatedUsers', permission: 'READ' }]
    case 'log-delivery-write':
      return [
        { grantee: 'LogDelivery', permission: 'WRITE' },
        { grantee: 'LogDelivery', permission: 'READ_ACP' },
      ]
    case 'bucket-owner-read':
      return owner === bucketOwner ? [] : [{ grantee: bucketOwner, permission: 'READ' }]
    case 'bucket-owner-full-control':
      return owner === bucketOwner ? [] : ownerOnly(bucketOwner)
    default:
      return []
  }
}

/** Whether the list gives nothing but the owner's own. */
export const isOwnersAlone = (acl: readonly AclGrant[], owner: string): boolean =>
  acl.length === 1 && acl.every(({ grantee, permission }) => grantee === owner && permission === 'FULL_CONTROL')

/** The list of a bucket that is being made, if the request names one. */
export function aclOfNewBucket(
  request: AclRequest,
  owner: string,
  ownership: Bucket['objectOwnership'],
): readonly AclGrant[] {
  const acl = aclIn(request, owner) ?? ownerOnly(owner)
  if (ownership === 'BucketOwnerEnforced' && !isOwnersAlone(acl, owner)) throw aclsWithOwnerEnforced()
  // Every new bucket blocks public lists.
  if (acl.some(({ grantee }) => isPublicGrantee(grantee)))
    throw awsError(
      400,
      'InvalidBucketAclWithBlockPublicAccessError',
      'Bucket cannot have public ACLs set with BlockPublicAccess enabled',
    )
  return acl
}

/** Whether the request asks for a public list, told from what it names: S3 may still find it malformed. */
export const asksForPublic = ({ ACL = '', AccessControlPolicy, ...headers }: AclRequest): boolean =>
  ['public-read', 'public-read-write', 'authenticated-read'].includes(ACL) ||
  [
    ...HEADERS.map(([member]) => headers[member] ?? ''),
    ...(AccessControlPolicy?.Grants ?? []).map(({ Grantee }) => Grantee?.URI ?? ''),
  ].some((text) => text.includes('/groups/global/'))

/** The request's document as records have it. */
export function policyRecord({ AccessControlPolicy }: AclRequest) {
  if (!AccessControlPolicy) return undefined
  const { Owner, Grants = [] } = AccessControlPolicy
  const grants = Grants.map(({ Grantee: { Type = '', ID, URI } = {}, Permission = '' }) => ({
    Grantee: {
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      'xsi:type': Type,
      ...(ID !== undefined && { ID }),
      ...(URI !== undefined && { URI }),
    },
    Permission,
  }))
  const [first] = grants
  return {
    xmlns: XMLNS,
    ...(Owner && { Owner: { ...Owner } }),
    AccessControlList: first === undefined ? '' : { Grant: grants.length === 1 ? first : grants },
  }
}
