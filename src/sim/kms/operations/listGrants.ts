import { defineOperation } from '../../operation.ts'
import { optional } from '../../shape.ts'
import type { Grant } from '../../world.ts'
import { keyResource, parameters } from '../audit.ts'
import { invalidGrantId, validation } from '../errors.ts'
import { grantId, GranteePrincipal, GranteeServicePrincipal, Limit } from '../grantMembers.ts'
import { grantEntry, grantsOn, isGrantId, placeOf } from '../grants.ts'
import { keyPermission, serviceContext } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId, Marker } from '../members.ts'
import { pageOf } from '../pages.ts'
import { findKeyById, keyIfAny } from '../resolveKey.ts'

export const listGrants = defineOperation({
  name: 'kms:ListGrants',
  summary: 'Lists the grants on a key: who may do what with it without being named in a policy.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ListGrants.html',
  input: { KeyId, GrantId: optional(grantId), GranteePrincipal, GranteeServicePrincipal, Limit, Marker },
  example: { KeyId: '1234abcd-12ab-34cd-56ef-1234567890ab' },
  permissions: (world, { KeyId }, call) => [
    keyPermission(findKeyById(world, call, KeyId, 'kms:ListGrants'), 'kms:ListGrants', serviceContext(call)),
  ],
  run(context, { KeyId, GrantId, GranteePrincipal, GranteeServicePrincipal, Limit = 50, Marker }) {
    const key = findKeyById(context.world, context, KeyId, 'kms:ListGrants')
    requireState(key, 'ListGrants')
    if (GrantId !== undefined && !isGrantId(GrantId)) throw invalidGrantId()
    if (GranteePrincipal !== undefined && GranteeServicePrincipal !== undefined) throw validation()
    const wanted = ({ grantId, grantee }: Grant): boolean =>
      (GrantId ?? grantId) === grantId && (GranteePrincipal ?? GranteeServicePrincipal ?? grantee.name) === grantee.name
    const { items, next } = pageOf([...grantsOn(context.world, key.arn)].filter(wanted), placeOf, Limit, Marker)
    return { Grants: items.map(grantEntry), ...next, Truncated: next !== undefined }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: (input) =>
      parameters({
        keyId: input.KeyId,
        grantId: input.GrantId,
        granteePrincipal: input.GranteePrincipal,
        granteeServicePrincipal: input.GranteeServicePrincipal,
        limit: input.Limit,
        marker: input.Marker,
      }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})
