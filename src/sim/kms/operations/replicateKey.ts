import { keyArn } from '../../arn.ts'
import { get, set } from '../../collections/orderedMap.ts'
import { defineOperation } from '../../operation.ts'
import { optional, required, string } from '../../shape.ts'
import type { KmsKey, World } from '../../world.ts'
import { auditMetadata, keyResource, parameters } from '../audit.ts'
import { changeKey } from '../changeKey.ts'
import { checkKeyPolicy } from '../checkKeyPolicy.ts'
import { defaultKeyPolicy } from '../defaultKeyPolicy.ts'
import { alreadyExists, unsupported } from '../errors.ts'
import { emptied } from '../importedMaterial.ts'
import { metadataOf } from '../keyMetadata.ts'
import { bypassContext, keyPermission, specContext } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { BypassPolicyLockoutSafetyCheck, KeyId, policy } from '../members.ts'
import { prettyPolicy } from '../prettyPolicy.ts'
import { relatedKeys, requirePrimary, SETTLING, synchronized } from '../relatedKeys.ts'
import { regionName, requireKmsRegion } from '../regions.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'
import { OptionalTags, requestTagContext, tagged } from '../tags.ts'

const given = {
  Policy: optional(policy),
  BypassPolicyLockoutSafetyCheck,
  Description: optional(string({ max: 8192 })),
  Tags: OptionalTags,
}

export const replicateKey = defineOperation({
  name: 'kms:ReplicateKey',
  summary: 'Makes a replica of a multi-Region key in another Region: the same material, a policy of its own.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ReplicateKey.html',
  input: { KeyId, ReplicaRegion: required(regionName), ...given },
  example: { KeyId: 'mrk-1234abcd12ab34cd56ef1234567890ab', ReplicaRegion: 'eu-west-1' },
  permissions: (world, { KeyId, ReplicaRegion }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:ReplicateKey'), 'kms:ReplicateKey', {
      'kms:ReplicaRegion': ReplicaRegion,
    }),
  ],
  async run(context, { KeyId, ReplicaRegion, ...input }) {
    const primary = findOwnKey(context.world, context, KeyId, 'kms:ReplicateKey')
    if (!primary.multiRegion) throw unsupported(`${primary.arn} is not a multi-region primary key.`)
    requirePrimary(primary)
    requireState(primary, 'ReplicateKey')
    requireKmsRegion(ReplicaRegion)
    if (relatedKeys(context.world, primary).some(({ region }) => region === ReplicaRegion)) throw alreadyExists()
    const replica = await context.request(
      createReplica,
      { ...input, PrimaryKeyArn: primary.arn },
      { region: ReplicaRegion },
    )
    context.recordAfter(synchronized(context, primary))
    return {
      ReplicaKeyMetadata: metadataOf(replica),
      ReplicaPolicy: prettyPolicy(replica.policy),
      ...(replica.tags.length && { ReplicaTags: replica.tags }),
    }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, ReplicaRegion, ...input }) =>
      parameters({
        keyId: KeyId,
        replicaRegion: ReplicaRegion,
        policy: input.Policy,
        bypassPolicyLockoutSafetyCheck: input.BypassPolicyLockoutSafetyCheck ?? false,
        description: input.Description ?? '',
        tags: input.Tags?.map(({ TagKey, TagValue }) => ({ tagKey: TagKey, tagValue: TagValue })),
      }),
    responseElements: ({ ReplicaKeyMetadata, ReplicaPolicy }) => ({
      replicaKeyMetadata: auditMetadata(ReplicaKeyMetadata),
      replicaPolicy: ReplicaPolicy,
    }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

// What KMS does for the caller in the Region of the replica: nobody calls it, so it is in no catalogue.
const createReplica = defineOperation({
  name: 'kms:CreateKey',
  summary: 'Makes the replica in its Region.',
  docs: 'https://docs.aws.amazon.com/kms/latest/developerguide/ct-replicate-key.html',
  input: { ...given, PrimaryKeyArn: KeyId },
  example: { PrimaryKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/mrk-1234abcd12ab34cd56ef1234567890ab' },
  permissions(world, input) {
    const key = primaryOf(world, input.PrimaryKeyArn)
    const context = {
      ...specContext({ KeySpec: key.keySpec, KeyUsage: key.keyUsage, Origin: key.origin, MultiRegion: true }),
      'kms:MultiRegionKeyType': 'REPLICA',
      ...bypassContext(input),
      ...requestTagContext(input.Tags),
    }
    return [
      { action: 'kms:CreateKey', resource: '*', context },
      ...(input.Tags?.length
        ? [{ action: 'kms:TagResource', resource: '*', deniedResource: null, context } as const]
        : []),
    ]
  },
  run(context, input): KmsKey {
    const primary = primaryOf(context.world, input.PrimaryKeyArn)
    const { multiRegion = { primaryRegion: primary.region, replicaRegions: [] } } = primary
    const related = { ...multiRegion, replicaRegions: [...multiRegion.replicaRegions, context.region] }
    const replica: KmsKey = {
      ...shared(primary),
      arn: keyArn(context.region, context.accountId, primary.keyId),
      region: context.region,
      description: input.Description ?? '',
      policy: input.Policy ?? defaultKeyPolicy(context.accountId),
      tags: tagged([], input.Tags ?? []),
      aliasNames: [],
      creationDate: context.now,
      materials: primary.origin === 'EXTERNAL' ? primary.materials.map(emptied) : primary.materials,
      keyState: 'Creating',
      transition: { to: primary.origin === 'EXTERNAL' ? 'PendingImport' : 'Enabled', date: context.now + SETTLING },
      multiRegion: related,
    }
    if (input.Policy !== undefined) checkKeyPolicy(context, replica, input)
    for (const { arn } of relatedKeys(context.world, primary))
      changeKey(context, arn, (current) => ({ ...current, multiRegion: related }))
    context.change((world) => ({ ...world, kms: { ...world.kms, keys: set(world.kms.keys, replica.arn, replica) } }))
    context.record({
      type: 'state-changed',
      place: 'kms',
      subject: replica.arn,
      change: { type: 'created', what: 'key' },
    })
    return replica
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: () => null,
    responseElements: (replica) => ({ keyMetadata: auditMetadata(metadataOf(replica)) }),
    resources: (_world, _input, replica) => keyResource(replica),
  },
})

/** The schedule is the primary's, and each key of the set has a life of its own. */
const shared = ({ rotation: _, transition: __, importParameters: ___, lastUsedDate: ____, ...key }: KmsKey) => key

function primaryOf(world: World, arn: string): KmsKey {
  const key = get(world.kms.keys, arn)
  if (!key) throw new Error(`There is no key ${arn} to replicate.`)
  return key
}
