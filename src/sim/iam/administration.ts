// The rest of IAM, as an administrator needs it: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { addRoleToInstanceProfile } from './operations/addRoleToInstanceProfile.ts'
import { addUserToGroup } from './operations/addUserToGroup.ts'
import { attachGroupPolicy } from './operations/attachGroupPolicy.ts'
import { attachRolePolicy } from './operations/attachRolePolicy.ts'
import { attachUserPolicy } from './operations/attachUserPolicy.ts'
import { createAccessKey } from './operations/createAccessKey.ts'
import { createAccountAlias } from './operations/createAccountAlias.ts'
import { createGroup } from './operations/createGroup.ts'
import { createInstanceProfile } from './operations/createInstanceProfile.ts'
import { createPolicy } from './operations/createPolicy.ts'
import { createPolicyVersion } from './operations/createPolicyVersion.ts'
import { createRole } from './operations/createRole.ts'
import { createServiceLinkedRole } from './operations/createServiceLinkedRole.ts'
import { deleteAccessKey } from './operations/deleteAccessKey.ts'
import { deleteAccountAlias } from './operations/deleteAccountAlias.ts'
import { deleteGroup } from './operations/deleteGroup.ts'
import { deleteGroupPolicy } from './operations/deleteGroupPolicy.ts'
import { deleteInstanceProfile } from './operations/deleteInstanceProfile.ts'
import { deletePolicy } from './operations/deletePolicy.ts'
import { deletePolicyVersion } from './operations/deletePolicyVersion.ts'
import { deleteRole } from './operations/deleteRole.ts'
import { deleteRolePermissionsBoundary } from './operations/deleteRolePermissionsBoundary.ts'
import { deleteRolePolicy } from './operations/deleteRolePolicy.ts'
import { deleteServiceLinkedRole } from './operations/deleteServiceLinkedRole.ts'
import { deleteUser } from './operations/deleteUser.ts'
import { deleteUserPermissionsBoundary } from './operations/deleteUserPermissionsBoundary.ts'
import { detachGroupPolicy } from './operations/detachGroupPolicy.ts'
import { detachRolePolicy } from './operations/detachRolePolicy.ts'
import { detachUserPolicy } from './operations/detachUserPolicy.ts'
import { getAccessKeyLastUsed } from './operations/getAccessKeyLastUsed.ts'
import { getAccountAuthorizationDetails } from './operations/getAccountAuthorizationDetails.ts'
import { getAccountSummary } from './operations/getAccountSummary.ts'
import { getGroup } from './operations/getGroup.ts'
import { getGroupPolicy } from './operations/getGroupPolicy.ts'
import { getInstanceProfile } from './operations/getInstanceProfile.ts'
import { getPolicy } from './operations/getPolicy.ts'
import { getPolicyVersion } from './operations/getPolicyVersion.ts'
import { getRole } from './operations/getRole.ts'
import { getRolePolicy } from './operations/getRolePolicy.ts'
import { getServiceLinkedRoleDeletionStatus } from './operations/getServiceLinkedRoleDeletionStatus.ts'
import { getUser } from './operations/getUser.ts'
import { listAccessKeys } from './operations/listAccessKeys.ts'
import { listAccountAliases } from './operations/listAccountAliases.ts'
import { listAttachedGroupPolicies } from './operations/listAttachedGroupPolicies.ts'
import { listAttachedRolePolicies } from './operations/listAttachedRolePolicies.ts'
import { listAttachedUserPolicies } from './operations/listAttachedUserPolicies.ts'
import { listEntitiesForPolicy } from './operations/listEntitiesForPolicy.ts'
import { listGroupPolicies } from './operations/listGroupPolicies.ts'
import { listGroups } from './operations/listGroups.ts'
import { listGroupsForUser } from './operations/listGroupsForUser.ts'
import { listInstanceProfiles } from './operations/listInstanceProfiles.ts'
import { listInstanceProfilesForRole } from './operations/listInstanceProfilesForRole.ts'
import { listInstanceProfileTags } from './operations/listInstanceProfileTags.ts'
import { listPolicies } from './operations/listPolicies.ts'
import { listPolicyTags } from './operations/listPolicyTags.ts'
import { listPolicyVersions } from './operations/listPolicyVersions.ts'
import { listRolePolicies } from './operations/listRolePolicies.ts'
import { listRoles } from './operations/listRoles.ts'
import { listRoleTags } from './operations/listRoleTags.ts'
import { listUserPolicies } from './operations/listUserPolicies.ts'
import { listUsers } from './operations/listUsers.ts'
import { listUserTags } from './operations/listUserTags.ts'
import { putGroupPolicy } from './operations/putGroupPolicy.ts'
import { putRolePermissionsBoundary } from './operations/putRolePermissionsBoundary.ts'
import { putRolePolicy } from './operations/putRolePolicy.ts'
import { putUserPermissionsBoundary } from './operations/putUserPermissionsBoundary.ts'
import { removeRoleFromInstanceProfile } from './operations/removeRoleFromInstanceProfile.ts'
import { removeUserFromGroup } from './operations/removeUserFromGroup.ts'
import { setDefaultPolicyVersion } from './operations/setDefaultPolicyVersion.ts'
import { simulateCustomPolicy } from './operations/simulateCustomPolicy.ts'
import { simulatePrincipalPolicy } from './operations/simulatePrincipalPolicy.ts'
import { tagInstanceProfile } from './operations/tagInstanceProfile.ts'
import { tagPolicy } from './operations/tagPolicy.ts'
import { tagRole } from './operations/tagRole.ts'
import { tagUser } from './operations/tagUser.ts'
import { untagInstanceProfile } from './operations/untagInstanceProfile.ts'
import { untagPolicy } from './operations/untagPolicy.ts'
import { untagRole } from './operations/untagRole.ts'
import { untagUser } from './operations/untagUser.ts'
import { updateAccessKey } from './operations/updateAccessKey.ts'
import { updateAssumeRolePolicy } from './operations/updateAssumeRolePolicy.ts'
import { updateGroup } from './operations/updateGroup.ts'
import { updateRole } from './operations/updateRole.ts'
import { updateRoleDescription } from './operations/updateRoleDescription.ts'
import { updateUser } from './operations/updateUser.ts'

// prettier-ignore
export const administration: readonly Operation[] = [
  getUser, listUsers, updateUser, deleteUser, tagUser, untagUser, listUserTags,
  listUserPolicies,
  attachUserPolicy, detachUserPolicy, listAttachedUserPolicies,
  putUserPermissionsBoundary, deleteUserPermissionsBoundary,
  createAccessKey, listAccessKeys, updateAccessKey, deleteAccessKey, getAccessKeyLastUsed,
  createGroup, getGroup, listGroups, updateGroup, deleteGroup, addUserToGroup, removeUserFromGroup, listGroupsForUser,
  putGroupPolicy, getGroupPolicy, listGroupPolicies, deleteGroupPolicy,
  attachGroupPolicy, detachGroupPolicy, listAttachedGroupPolicies,
  createRole, getRole, listRoles, updateRole, updateRoleDescription, deleteRole, updateAssumeRolePolicy,
  tagRole, untagRole, listRoleTags,
  putRolePolicy, getRolePolicy, listRolePolicies, deleteRolePolicy,
  attachRolePolicy, detachRolePolicy, listAttachedRolePolicies,
  putRolePermissionsBoundary, deleteRolePermissionsBoundary,
  createPolicy, getPolicy, listPolicies, deletePolicy, listEntitiesForPolicy, tagPolicy, untagPolicy, listPolicyTags,
  createPolicyVersion, getPolicyVersion, listPolicyVersions, setDefaultPolicyVersion, deletePolicyVersion,
  createServiceLinkedRole, deleteServiceLinkedRole, getServiceLinkedRoleDeletionStatus,
  createInstanceProfile, getInstanceProfile, listInstanceProfiles, deleteInstanceProfile,
  addRoleToInstanceProfile, removeRoleFromInstanceProfile, listInstanceProfilesForRole,
  tagInstanceProfile, untagInstanceProfile, listInstanceProfileTags,
  createAccountAlias, listAccountAliases, deleteAccountAlias, getAccountSummary, getAccountAuthorizationDetails,
  simulateCustomPolicy, simulatePrincipalPolicy,
]
