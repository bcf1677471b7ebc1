import { defineOperation } from '../../operation.ts'
import { required } from '../../shape.ts'
import { keyResource, parameters } from '../audit.ts'
import { dryRun, notFound } from '../errors.ts'
import { grantId } from '../grantMembers.ts'
import { endGrant, grantWithId } from '../grants.ts'
import { keyPermission, serviceContext } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { DryRun, KeyId } from '../members.ts'
import { findKeyById, keyIfAny } from '../resolveKey.ts'

export const revokeGrant = defineOperation({
  name: 'kms:RevokeGrant',
  summary: 'Ends a grant against the will of who has it; for whoever manages the key.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_RevokeGrant.html',
  input: { KeyId, GrantId: required(grantId), DryRun },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findKeyById(world, call, KeyId, 'kms:RevokeGrant'), 'kms:RevokeGrant', serviceContext(call)),
  ],
  run(context, { KeyId, GrantId, DryRun }) {
    const key = findKeyById(context.world, context, KeyId, 'kms:RevokeGrant')
    requireState(key, 'RevokeGrant')
    const grant = grantWithId(context.world, key.arn, GrantId)
    if (!grant) throw notFound()
    if (DryRun) throw dryRun()
    endGrant(context, grant)
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, GrantId, DryRun }) => parameters({ keyId: KeyId, grantId: GrantId, dryRun: DryRun }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
