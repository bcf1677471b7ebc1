// Everything that Organizations does: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { attachPolicy } from './operations/attachPolicy.ts'
import { createAccount } from './operations/createAccount.ts'
import { createOrganization } from './operations/createOrganization.ts'
import { createOrganizationalUnit } from './operations/createOrganizationalUnit.ts'
import { createPolicy } from './operations/createPolicy.ts'
import { deletePolicy } from './operations/deletePolicy.ts'
import { describeOrganization } from './operations/describeOrganization.ts'
import { describePolicy } from './operations/describePolicy.ts'
import { detachPolicy } from './operations/detachPolicy.ts'
import { enablePolicyType } from './operations/enablePolicyType.ts'
import { listAccounts } from './operations/listAccounts.ts'
import { listPolicies } from './operations/listPolicies.ts'
import { listPoliciesForTarget } from './operations/listPoliciesForTarget.ts'
import { listRoots } from './operations/listRoots.ts'
import { moveAccount } from './operations/moveAccount.ts'
import { updatePolicy } from './operations/updatePolicy.ts'

// prettier-ignore
export const administration: readonly Operation[] = [
  createOrganization, describeOrganization, listRoots, createOrganizationalUnit,
  createAccount, listAccounts, moveAccount,
  enablePolicyType, createPolicy, describePolicy, listPolicies, updatePolicy, deletePolicy,
  attachPolicy, detachPolicy, listPoliciesForTarget,
]
