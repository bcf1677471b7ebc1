import { defineOperation } from '../../operation.ts'
import { boolean, list, oneOf, optional, required, string, structure } from '../../shape.ts'
import { auditMetadata, keyResource, parameters } from '../audit.ts'
import { checkKeyPolicy } from '../checkKeyPolicy.ts'
import { defaultKeyPolicy } from '../defaultKeyPolicy.ts'
import { unsupported } from '../errors.ts'
import { metadataOf } from '../keyMetadata.ts'
import { bypassContext, specContext } from '../keyPermission.ts'
import { refusalOfSpec } from '../keySpecs.ts'
import { BypassPolicyLockoutSafetyCheck, keySpecs, keyUsages, policy } from '../members.ts'
import { addKey, draftKey } from '../newKey.ts'
import { keyIfAny } from '../resolveKey.ts'

export const createKey = defineOperation({
  name: 'kms:CreateKey',
  summary: 'Makes a symmetric encryption key whose material never leaves the HSM, and gives it its key policy.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html',
  input: {
    Policy: optional(policy),
    Description: optional(string({ max: 8192 })),
    KeyUsage: optional(oneOf(...keyUsages)),
    KeySpec: optional(oneOf(...keySpecs)),
    Origin: optional(oneOf('AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE')),
    BypassPolicyLockoutSafetyCheck,
    Tags: optional(
      list(structure({ TagKey: required(string({ min: 1, max: 128 })), TagValue: required(string({ max: 256 })) })),
    ),
    MultiRegion: optional(boolean),
  },
  example: { Description: 'Protects the gallery' },
  permissions(_world, input) {
    const refusal = refusalOfSpec(input.KeySpec ?? 'SYMMETRIC_DEFAULT', input.KeyUsage)
    if (refusal) throw refusal
    return [
      {
        action: 'kms:CreateKey',
        resource: '*',
        context: { ...specContext(input), ...bypassContext(input) },
      },
    ]
  },
  async run(context, input) {
    refuseUnmodelled(input)
    const draft = draftKey(context, {
      description: input.Description ?? '',
      keyManager: 'CUSTOMER',
      policy: input.Policy ?? defaultKeyPolicy(context.accountId),
    })
    // The default policy is KMS's own.
    if (input.Policy !== undefined) checkKeyPolicy(context, draft, input)
    return { KeyMetadata: metadataOf(await addKey(context, draft)) }
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: (input) =>
      parameters({
        policy: input.Policy,
        description: input.Description ?? '',
        origin: input.Origin ?? 'AWS_KMS',
        bypassPolicyLockoutSafetyCheck: input.BypassPolicyLockoutSafetyCheck ?? false,
        customerMasterKeySpec: input.KeySpec ?? 'SYMMETRIC_DEFAULT',
        keySpec: input.KeySpec ?? 'SYMMETRIC_DEFAULT',
        keyUsage: input.KeyUsage ?? 'ENCRYPT_DECRYPT',
        multiRegion: input.MultiRegion ?? false,
        tags: (input.Tags ?? []).map(({ TagKey, TagValue }) => ({ tagKey: TagKey, tagValue: TagValue })),
      }),
    responseElements: ({ KeyMetadata }) => ({ keyMetadata: auditMetadata(KeyMetadata) }),
    resources: (world, _input, output, call) => keyResource(output && keyIfAny(world, call, output.KeyMetadata.Arn)),
  },
})

/** What AWS has and this simulation has not. */
function refuseUnmodelled(input: {
  readonly KeySpec?: string
  readonly Origin?: string
  readonly MultiRegion?: boolean
  readonly Tags?: readonly unknown[]
}): void {
  const { KeySpec = 'SYMMETRIC_DEFAULT', Origin = 'AWS_KMS', MultiRegion = false, Tags = [] } = input
  if (KeySpec !== 'SYMMETRIC_DEFAULT')
    throw unsupported(
      `This simulation has no keys of KeySpec \`${KeySpec}\`: leave it out for a symmetric encryption key.`,
    )
  if (Origin !== 'AWS_KMS')
    throw unsupported(`This simulation has no keys of Origin \`${Origin}\`: leave it out for key material from KMS.`)
  if (MultiRegion)
    throw unsupported('This simulation has no multi-Region keys: leave MultiRegion out for a key of this Region.')
  if (Tags.length) throw unsupported('This simulation has no tags on keys: leave Tags out.')
}
