// The rest of IAM, as an administrator needs it: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { addUserToGroup } from './operations/addUserToGroup.ts'
import { attachGroupPolicy } from './operations/attachGroupPolicy.ts'
import { attachRolePolicy } from './operations/attachRolePolicy.ts'
import { attachUserPolicy } from './operations/attachUserPolicy.ts'
import { createAccessKey } from './operations/createAccessKey.ts'
import { createGroup } from './operations/createGroup.ts'
import { createPolicy } from './operations/createPolicy.ts'
import { createPolicyVersion } from './operations/createPolicyVersion.ts'
import { createRole } from './operations/createRole.ts'
import { deleteAccessKey } from './operations/deleteAccessKey.ts'
import { deleteGroup } from './operations/deleteGroup.ts'
import { deleteGroupPolicy } from './operations/deleteGroupPolicy.ts'
import { deletePolicy } from './operations/deletePolicy.ts'
import { deletePolicyVersion } from './operations/deletePolicyVersion.ts'
import { deleteRole } from './operations/deleteRole.ts'
import { deleteRolePermissionsBoundary } from './operations/deleteRolePermissionsBoundary.ts'
import { deleteRolePolicy } from './operations/deleteRolePolicy.ts'
import { deleteUser } from './operations/deleteUser.ts'
import { deleteUserPermissionsBoundary } from './operations/deleteUserPermissionsBoundary.ts'
import { detachGroupPolicy } from './operations/detachGroupPolicy.ts'
import { detachRolePolicy } from './operations/detachRolePolicy.ts'
import { detachUserPolicy } from './operations/detachUserPolicy.ts'
import { getGroup } from './operations/getGroup.ts'
import { getGroupPolicy } from './operations/getGroupPolicy.ts'
import { getPolicy } from './operations/getPolicy.ts'
import { getPolicyVersion } from './operations/getPolicyVersion.ts'
import { getRole } from './operations/getRole.ts'
import { getRolePolicy } from './operations/getRolePolicy.ts'
import { getUser } from './operations/getUser.ts'
import { listAccessKeys } from './operations/listAccessKeys.ts'
import { listAttachedGroupPolicies } from './operations/listAttachedGroupPolicies.ts'
import { listAttachedRolePolicies } from './operations/listAttachedRolePolicies.ts'
import { listAttachedUserPolicies } from './operations/listAttachedUserPolicies.ts'
import { listEntitiesForPolicy } from './operations/listEntitiesForPolicy.ts'
import { listGroupPolicies } from './operations/listGroupPolicies.ts'
import { listGroups } from './operations/listGroups.ts'
import { listGroupsForUser } from './operations/listGroupsForUser.ts'
import { listPolicies } from './operations/listPolicies.ts'
import { listPolicyVersions } from './operations/listPolicyVersions.ts'
import { listRolePolicies } from './operations/listRolePolicies.ts'
import { listRoleTags } from './operations/listRoleTags.ts'
import { listRoles } from './operations/listRoles.ts'
import { listUserPolicies } from './operations/listUserPolicies.ts'
import { listUserTags } from './operations/listUserTags.ts'
import { listUsers } from './operations/listUsers.ts'
import { putGroupPolicy } from './operations/putGroupPolicy.ts'
import { putRolePermissionsBoundary } from './operations/putRolePermissionsBoundary.ts'
import { putRolePolicy } from './operations/putRolePolicy.ts'
import { putUserPermissionsBoundary } from './operations/putUserPermissionsBoundary.ts'
import { removeUserFromGroup } from './operations/removeUserFromGroup.ts'
import { setDefaultPolicyVersion } from './operations/setDefaultPolicyVersion.ts'
import { simulateCustomPolicy } from './operations/simulateCustomPolicy.ts'
import { simulatePrincipalPolicy } from './operations/simulatePrincipalPolicy.ts'
import { tagRole } from './operations/tagRole.ts'
import { tagUser } from './operations/tagUser.ts'
import { untagRole } from './operations/untagRole.ts'
import { untagUser } from './operations/untagUser.ts'
import { updateAccessKey } from './operations/updateAccessKey.ts'
import { updateAssumeRolePolicy } from './operations/updateAssumeRolePolicy.ts'

// prettier-ignore
export const administration: readonly Operation[] = [
  getUser, listUsers, deleteUser, tagUser, untagUser, listUserTags,
  listUserPolicies,
  attachUserPolicy, detachUserPolicy, listAttachedUserPolicies,
  putUserPermissionsBoundary, deleteUserPermissionsBoundary,
  createAccessKey, listAccessKeys, updateAccessKey, deleteAccessKey,
  createGroup, getGroup, listGroups, deleteGroup, addUserToGroup, removeUserFromGroup, listGroupsForUser,
  putGroupPolicy, getGroupPolicy, listGroupPolicies, deleteGroupPolicy,
  attachGroupPolicy, detachGroupPolicy, listAttachedGroupPolicies,
  createRole, getRole, listRoles, deleteRole, updateAssumeRolePolicy, tagRole, untagRole, listRoleTags,
  putRolePolicy, getRolePolicy, listRolePolicies, deleteRolePolicy,
  attachRolePolicy, detachRolePolicy, listAttachedRolePolicies,
  putRolePermissionsBoundary, deleteRolePermissionsBoundary,
  createPolicy, getPolicy, listPolicies, deletePolicy, listEntitiesForPolicy,
  createPolicyVersion, getPolicyVersion, listPolicyVersions, setDefaultPolicyVersion, deletePolicyVersion,
  simulateCustomPolicy, simulatePrincipalPolicy,
]
