import { defineOperation } from '../../operation.ts'
import { list, required, structure } from '../../shape.ts'
import { isOwnersAlone } from '../accessControlLists.ts'
import { bucketParameters, bucketRecord, XMLNS } from '../audit.ts'
import { changeSetting } from '../changeBucket.ts'
import { aclsWithOwnerEnforced, malformedXml } from '../errors.ts'
import { findBucket } from '../findBucket.ts'
import { ObjectOwnership, ON_BUCKET } from '../members.ts'
import { bucketPermission } from '../permission.ts'

export const putBucketOwnershipControls = defineOperation({
  name: 's3:PutBucketOwnershipControls',
  summary: 'Says who owns the objects of the bucket, and with that whether access control lists count.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutBucketOwnershipControls.html',
  input: {
    ...ON_BUCKET,
    OwnershipControls: required(
      structure({ Rules: required(list(structure({ ObjectOwnership: required(ObjectOwnership) }))) }),
    ),
  },
  example: { Bucket: 'gallery-111122223333', OwnershipControls: { Rules: [{ ObjectOwnership: 'ObjectWriter' }] } },
  permissions(world, input, call) {
    const [rule] = input.OwnershipControls.Rules
    const context = rule ? { 's3:x-amz-object-ownership': rule.ObjectOwnership } : {}
    return [bucketPermission(findBucket(world, input, call), 's3:PutBucketOwnershipControls', context)]
  },
  run(context, { Bucket, OwnershipControls: { Rules } }) {
    const [rule, ...others] = Rules
    if (!rule || others.length) throw malformedXml()
    const { accountId, acl } = findBucket(context.world, Bucket)
    const { ObjectOwnership: objectOwnership } = rule
    // Lists of objects are no obstacle: they sleep until lists count again.
    if (objectOwnership === 'BucketOwnerEnforced' && !isOwnersAlone(acl, accountId)) throw aclsWithOwnerEnforced()
    return changeSetting(context, Bucket, 'object ownership', { objectOwnership })
  },
  audit: {
    ...bucketRecord(false),
    requestParameters(input, call) {
      const [rule, ...others] = input.OwnershipControls.Rules.map((each) => ({ ...each }))
      return bucketParameters(input, call, {
        ownershipControls: '',
        OwnershipControls: { xmlns: XMLNS, Rule: rule && !others.length ? rule : [...(rule ? [rule] : []), ...others] },
      })
    },
  },
})
