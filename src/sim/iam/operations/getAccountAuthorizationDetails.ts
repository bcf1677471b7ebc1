import { defineOperation } from '../../operation.ts'
import { list, oneOf, optional } from '../../shape.ts'
import { groupDetail, policyDetail, roleDetail, userDetail } from '../accountDetails.ts'
import { reads } from '../audit.ts'
import { awsManagedPolicies } from '../awsManagedPolicies.ts'
import { identitiesIn } from '../identity.ts'
import { policiesIn, usageOf } from '../managedPolicies.ts'
import { page } from '../members.ts'
import { pageOf } from '../pages.ts'
import type { Group, ManagedPolicy, Role, User, World } from '../../world.ts'

export const getAccountAuthorizationDetails = defineOperation({
  name: 'iam:GetAccountAuthorizationDetails',
  summary: 'Shows all users, groups, roles and managed policies of the account, with who has what.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetAccountAuthorizationDetails.html',
  input: {
    Filter: optional(list(oneOf('User', 'Role', 'Group', 'LocalManagedPolicy', 'AWSManagedPolicy'))),
    ...page,
  },
  example: { Filter: ['Role'] },
  permissions: () => [{ action: 'iam:GetAccountAuthorizationDetails', resource: '*' }],
  audit: reads,
  run({ world, accountId }, { Filter = [], ...request }) {
    const isWanted = (kind: Kind): boolean => Filter.length === 0 || Filter.includes(kind)
    const all = [...everything(world, accountId)].filter(({ kind }) => isWanted(kind))
    const { items, more } = pageOf(all, ({ kind, thing }) => `${kind} ${thing.arn}`, request)
    return {
      UserDetailList: items.flatMap((item) => (item.kind === 'User' ? [userDetail(world, item.thing)] : [])),
      GroupDetailList: items.flatMap((item) => (item.kind === 'Group' ? [groupDetail(world, item.thing)] : [])),
      RoleDetailList: items.flatMap((item) => (item.kind === 'Role' ? [roleDetail(world, accountId, item.thing)] : [])),
      Policies: items.flatMap((item) =>
        item.kind === 'LocalManagedPolicy' || item.kind === 'AWSManagedPolicy'
          ? [policyDetail(world, accountId, item.thing)]
          : [],
      ),
      ...more,
    }
  },
})

type Item =
  | { readonly kind: 'User'; readonly thing: User }
  | { readonly kind: 'Group'; readonly thing: Group }
  | { readonly kind: 'Role'; readonly thing: Role }
  | { readonly kind: 'LocalManagedPolicy' | 'AWSManagedPolicy'; readonly thing: ManagedPolicy }
type Kind = Item['kind']

/** Of AWS's policies only those that somebody in the account has. */
function* everything(world: World, accountId: string): Generator<Item> {
  for (const thing of identitiesIn(world, accountId, 'user')) yield { kind: 'User', thing }
  for (const thing of identitiesIn(world, accountId, 'group')) yield { kind: 'Group', thing }
  for (const thing of identitiesIn(world, accountId, 'role')) yield { kind: 'Role', thing }
  for (const thing of policiesIn(world, accountId)) yield { kind: 'LocalManagedPolicy', thing }
  for (const thing of awsManagedPolicies()) {
    const { attachments, boundaries } = usageOf(world, accountId, thing.arn)
    if (attachments + boundaries > 0) yield { kind: 'AWSManagedPolicy', thing }
  }
}
