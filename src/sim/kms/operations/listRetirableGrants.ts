import { parseArn } from '../../arn.ts'
import { defineOperation } from '../../operation.ts'
import { parameters } from '../audit.ts'
import { validation } from '../errors.ts'
import { Limit, RetiringPrincipal, RetiringServicePrincipal } from '../grantMembers.ts'
import { knownArn } from '../grantPrincipal.ts'
import { allGrants, grantEntry, placeOf } from '../grants.ts'
import { Marker } from '../members.ts'
import { pageOf } from '../pages.ts'

export const listRetirableGrants = defineOperation({
  name: 'kms:ListRetirableGrants',
  summary: 'Lists the grants that a principal of the account may retire, also those on keys of other accounts.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_ListRetirableGrants.html',
  input: { RetiringPrincipal, RetiringServicePrincipal, Limit, Marker },
  example: { RetiringPrincipal: 'arn:aws:iam::111122223333:user/alice' },
  permissions(_world, { RetiringPrincipal, RetiringServicePrincipal }) {
    if ((RetiringPrincipal === undefined) === (RetiringServicePrincipal === undefined)) throw validation()
    // The principal is the resource; a service has no ARN.
    return [{ action: 'kms:ListRetirableGrants', resource: RetiringPrincipal ?? '*' }]
  },
  run({ world, accountId, region }, { RetiringPrincipal, RetiringServicePrincipal, Limit = 50, Marker }) {
    if (RetiringPrincipal !== undefined) knownArn(world, RetiringPrincipal)
    const wanted = RetiringPrincipal ?? RetiringServicePrincipal
    const isOwn = RetiringPrincipal === undefined || parseArn(RetiringPrincipal)?.account === accountId
    const listed = isOwn
      ? [...allGrants(world)].filter(
          ({ retiring, keyArn }) => retiring?.name === wanted && parseArn(keyArn)?.region === region,
        )
      : []
    const { items, next } = pageOf(listed, placeOf, Limit, Marker)
    return { Grants: items.map(grantEntry), ...next, Truncated: next !== undefined }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ RetiringPrincipal, RetiringServicePrincipal, Limit, Marker }) =>
      parameters({
        retiringPrincipal: RetiringPrincipal,
        retiringServicePrincipal: RetiringServicePrincipal,
        limit: Limit,
        marker: Marker,
      }),
  },
})
