import { bucketArn } from '../../arn.ts'
import { get, set, values } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { oneOf, optional, string, structure } from '../../shape.ts'
import type { Bucket as StoredBucket, World } from '../../world.ts'
import { aclContext, aclHeaders } from '../aclHeaders.ts'
import { bucketParameters, XMLNS } from '../audit.ts'
import { isBucketName } from '../bucketName.ts'
import {
  bucketAlreadyExists,
  bucketAlreadyOwnedByYou,
  illegalLocationConstraint,
  invalidBucketName,
  invalidLocationConstraint,
  tooManyBuckets,
} from '../errors.ts'
import { NEW_BUCKET } from '../encryptionRule.ts'
import { ACL_HEADERS, Bucket, ObjectOwnership, Tags } from '../members.ts'

export const createBucket = defineOperation({
  name: 's3:CreateBucket',
  summary: 'Makes an empty bucket: encrypted with SSE-S3, closed to the public, with access control lists off.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html',
  input: {
    Bucket,
    CreateBucketConfiguration: optional(structure({ LocationConstraint: optional(string()), Tags: optional(Tags) })),
    BucketNamespace: optional(oneOf('account-regional', 'global')),
    ObjectOwnership: optional(ObjectOwnership),
    ...ACL_HEADERS,
  },
  example: { Bucket: 'gallery-111122223333' },
  permissions(_world, input, { accountId, region }) {
    const { BucketNamespace: namespace, CreateBucketConfiguration: configuration, ObjectOwnership: ownership } = input
    const ending = namespace === 'account-regional' ? `-${accountId}-${region}-an` : ''
    if (!input.Bucket.endsWith(ending) || !isBucketName(input.Bucket, ending)) throw invalidBucketName(input.Bucket)
    requireLocation(configuration?.LocationConstraint, region)
    const lists = aclContext(input)
    const context = {
      ...lists,
      ...(configuration?.LocationConstraint !== undefined && {
        's3:locationconstraint': configuration.LocationConstraint,
      }),
      ...(ownership !== undefined && { 's3:x-amz-object-ownership': ownership }),
      ...(namespace !== undefined && { 's3:x-amz-bucket-namespace': namespace }),
    }
    const isTagged = configuration?.Tags !== undefined && configuration.Tags.length > 0
    const needsAcl = Object.keys(lists).length > 0 && input.ACL !== 'private'
    return [
      's3:CreateBucket',
      ...(ownership === undefined ? [] : ['s3:PutBucketOwnershipControls']),
      ...(needsAcl ? ['s3:PutBucketAcl'] : []),
      ...(isTagged ? ['s3:TagResource'] : []),
    ].map((action) => ({
      action,
      resource: bucketArn(input.Bucket),
      resourceAccount: accountId,
      context,
      ...(isTagged && { requestTags: configuration.Tags }),
    }))
  },
  async run(context, input) {
    const { Bucket: name, CreateBucketConfiguration: { LocationConstraint, Tags: tags = [] } = {} } = input
    const { accountId, now } = context
    // The first name of Ireland.
    const isOldName = LocationConstraint === 'EU'
    const region = isOldName ? 'eu-west-1' : (LocationConstraint ?? context.region)
    if (LocationConstraint !== undefined && !(await import('../../kms/regions.ts')).isRegion(region))
      throw invalidLocationConstraint(region)
    const objectOwnership = input.ObjectOwnership ?? 'BucketOwnerEnforced'
    const acl = Object.keys(aclHeaders(input)).length
      ? (await import('../accessControlLists.ts')).aclOfNewBucket(input, accountId, objectOwnership)
      : ([{ grantee: accountId, permission: 'FULL_CONTROL' }] as const)
    if (tags.length) (await import('../bucketTags.ts')).checkTagsOfNewBucket(tags)
    const arn = bucketArn(name)
    const answer = {
      Location: region === 'us-east-1' ? `/${name}` : `http://${name}.s3.amazonaws.com/`,
      BucketArn: arn,
    }
    const bucket: StoredBucket = {
      name,
      arn,
      accountId,
      region,
      ...(isOldName && { location: 'EU' as const }),
      creationDate: now,
      encryption: NEW_BUCKET,
      policy: null,
      publicAccessBlock: {
        BlockPublicAcls: true,
        IgnorePublicAcls: true,
        BlockPublicPolicy: true,
        RestrictPublicBuckets: true,
      },
      objectOwnership,
      acl,
      tags,
      abac: 'Disabled',
      versioning: null,
      objects: null,
      versions: null,
      uploads: null,
    }
    const existing = get(context.world.s3.buckets, name)
    if (existing && existing.accountId !== accountId) throw bucketAlreadyExists(name)
    if (existing && !canBeMadeAgain(existing, bucket)) throw bucketAlreadyOwnedByYou(name)
    if (!existing && bucketsOf(context.world, accountId) >= MOST) throw tooManyBuckets()
    // Made again, a bucket gets the list of the request and keeps everything else.
    const made = existing ? { ...existing, acl } : bucket
    context.change((world) => ({ ...world, s3: { ...world.s3, buckets: set(world.s3.buckets, name, made) } }))
    if (!existing)
      context.record({ type: 'state-changed', place: 's3', subject: arn, change: { type: 'created', what: 'bucket' } })
    return answer
  },
  audit: {
    category: 'Management',
    readOnly: false,
    // Its record names no resources.
    requestParameters: (input, call) => {
      const { BucketNamespace, CreateBucketConfiguration: configuration, ObjectOwnership: ownership } = input
      const Tag = configuration?.Tags?.map((tag) => ({ ...tag })) ?? []
      return bucketParameters(input.Bucket, call, {
        ...aclHeaders(input),
        ...(ownership !== undefined && { 'x-amz-object-ownership': ownership }),
        ...(BucketNamespace !== undefined && { 'x-amz-bucket-namespace': BucketNamespace }),
        ...(configuration && {
          CreateBucketConfiguration: {
            ...(configuration.LocationConstraint !== undefined && {
              LocationConstraint: configuration.LocationConstraint,
            }),
            ...(Tag[0] && { Tags: { Tag: Tag.length === 1 ? Tag[0] : Tag } }),
            xmlns: XMLNS,
          },
        }),
      })
    },
  },
})

// us-east-1 is where a bucket goes that names no Region; it cannot be named. Its endpoint is the global one, which makes
// buckets in every Region. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateBucket.html
function requireLocation(constraint: string | undefined, region: string): void {
  if (constraint === undefined) {
    if (region !== 'us-east-1') throw illegalLocationConstraint(undefined)
    return
  }
  if (constraint === 'EU' && ['us-east-1', 'eu-west-1'].includes(region)) return
  if (region !== 'us-east-1' && constraint !== region) throw illegalLocationConstraint(constraint)
  if (constraint === 'us-east-1' || !/^[a-z]{2}(-[a-z]+)+-\d$/.test(constraint))
    throw invalidLocationConstraint(constraint)
}

const MOST = 10_000

const bucketsOf = ({ s3 }: World, accountId: string): number =>
  [...values(s3.buckets)].filter((bucket) => bucket.accountId === accountId).length

/** The oldest Region answers its owner as if it had made the bucket again, unless that would change more than its list. */
const canBeMadeAgain = (existing: StoredBucket, asked: StoredBucket): boolean =>
  existing.region === 'us-east-1' &&
  asked.region === 'us-east-1' &&
  [null, asked.objectOwnership].includes(existing.objectOwnership) &&
  (existing.publicAccessBlock === null || Object.values(existing.publicAccessBlock).every(Boolean)) &&
  asked.tags.length === 0
