import { defineOperation } from '../../operation.ts'
import { boolean, oneOf, optional, string } from '../../shape.ts'
import { auditMetadata, keyResource, parameters } from '../audit.ts'
import { checkKeyPolicy } from '../checkKeyPolicy.ts'
import { defaultKeyPolicy } from '../defaultKeyPolicy.ts'
import { refusalOfStore, unsupported, validation } from '../errors.ts'
import { metadataOf } from '../keyMetadata.ts'
import { bypassContext, specContext } from '../keyPermission.ts'
import { refusalOfSpec, type KeySpec } from '../keySpecs.ts'
import { BypassPolicyLockoutSafetyCheck, keySpecs, keyUsages, policy, xksKeyText } from '../members.ts'
import { addKey, draftKey, requireRoom } from '../newKey.ts'
import { OptionalTags, requestTagContext, tagged } from '../tags.ts'
import { keyIfAny } from '../resolveKey.ts'

export const createKey = defineOperation({
  name: 'kms:CreateKey',
  summary: 'Makes a key whose material never leaves the HSM, and gives it its key policy.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html',
  input: {
    Policy: optional(policy),
    Description: optional(string({ max: 8192 })),
    KeyUsage: optional(oneOf(...keyUsages)),
    KeySpec: optional(oneOf(...keySpecs)),
    /** KeySpec's older name. */
    CustomerMasterKeySpec: optional(oneOf(...keySpecs)),
    Origin: optional(oneOf('AWS_KMS', 'EXTERNAL', 'AWS_CLOUDHSM', 'EXTERNAL_KEY_STORE')),
    CustomKeyStoreId: optional(string({ min: 1, max: 64 })),
    XksKeyId: optional(string({ min: 1, max: 128, pattern: xksKeyText })),
    BypassPolicyLockoutSafetyCheck,
    Tags: OptionalTags,
    MultiRegion: optional(boolean),
  },
  example: { Description: 'Protects the gallery' },
  permissions(_world, input) {
    if (input.KeySpec && input.CustomerMasterKeySpec)
      throw validation(
        'You cannot specify KeySpec and CustomerMasterKeySpec in the same request. CustomerMasterKeySpec is deprecated.',
      )
    const KeySpec = specOf(input)
    const refusal = refusalOfSpec(KeySpec, input.KeyUsage)
    if (refusal) throw refusal
    const context = { ...specContext({ ...input, KeySpec }), ...bypassContext(input), ...requestTagContext(input.Tags) }
    return [
      { action: 'kms:CreateKey', resource: '*', context },
      ...(input.Tags?.length
        ? [{ action: 'kms:TagResource', resource: '*', deniedResource: null, context } as const]
        : []),
    ]
  },
  async run(context, input) {
    const { KeyUsage = 'ENCRYPT_DECRYPT', Origin = 'AWS_KMS' } = input
    const KeySpec = specOf(input)
    if (KeySpec === 'SM2') throw unsupported(`KeySpec ${KeySpec} is not supported in this Region`)
    // No account of the simulation has a custom key store.
    if (Origin === 'AWS_CLOUDHSM' || Origin === 'EXTERNAL_KEY_STORE')
      throw input.CustomKeyStoreId === undefined || (Origin === 'EXTERNAL_KEY_STORE') !== (input.XksKeyId !== undefined)
        ? validation()
        : refusalOfStore('CustomKeyStoreNotFoundException')
    if (input.CustomKeyStoreId !== undefined || input.XksKeyId !== undefined) throw validation()
    requireRoom(context)
    const draft = draftKey(context, {
      description: input.Description ?? '',
      keyManager: 'CUSTOMER',
      keySpec: KeySpec,
      keyUsage: KeyUsage,
      origin: Origin,
      tags: tagged([], input.Tags ?? []),
      policy: input.Policy ?? defaultKeyPolicy(context.accountId),
      isMultiRegion: input.MultiRegion ?? false,
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
        customerMasterKeySpec: specOf(input),
        keySpec: specOf(input),
        keyUsage: input.KeyUsage ?? 'ENCRYPT_DECRYPT',
        multiRegion: input.MultiRegion ?? false,
        tags: (input.Tags ?? []).map(({ TagKey, TagValue }) => ({ tagKey: TagKey, tagValue: TagValue })),
      }),
    responseElements: ({ KeyMetadata }) => ({ keyMetadata: auditMetadata(KeyMetadata) }),
    resources: (world, _input, output, call) => keyResource(output && keyIfAny(world, call, output.KeyMetadata.Arn)),
  },
})

const specOf = (input: { readonly KeySpec?: KeySpec; readonly CustomerMasterKeySpec?: KeySpec }): KeySpec =>
  input.KeySpec ?? input.CustomerMasterKeySpec ?? 'SYMMETRIC_DEFAULT'
