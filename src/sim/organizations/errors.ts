// What Organizations refuses. Every client error is a 400; some carry a reason of their own.
// https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html#API_CreatePolicy_Errors
import type { AwsError } from '../errors.ts'
import { accessDenied, invalid, refusal } from './refusals.ts'

const violated = (reason: string, message: string): AwsError => refusal('ConstraintViolationException', message, reason)
/** Only the management account may change the organization. */
export const notTheManagementAccount = (): AwsError =>
  accessDenied("You don't have permissions to access this resource.")
export const notInUse = (): AwsError =>
  refusal('AWSOrganizationsNotInUseException', 'Your account is not a member of an organization.')
export const alreadyInOrganization = (): AwsError =>
  refusal('AlreadyInOrganizationException', 'The AWS account is already a member of an organization.')

export const noSuchAccount = (): AwsError =>
  refusal('AccountNotFoundException', "You specified an account that doesn't exist.")
export const noSuchTarget = (): AwsError =>
  refusal('TargetNotFoundException', "You specified a target that doesn't exist.")
export const noSuchPolicy = (): AwsError =>
  refusal('PolicyNotFoundException', "You specified a policy that doesn't exist.")
export const noSuchParent = (): AwsError =>
  refusal('ParentNotFoundException', "You specified parent that doesn't exist.")
export const noSuchRoot = (): AwsError => refusal('RootNotFoundException', "You specified a root that doesn't exist.")
export const noSuchSource = (): AwsError =>
  refusal('SourceParentNotFoundException', "You specified a source parent that doesn't exist.")
export const noSuchDestination = (): AwsError =>
  refusal('DestinationParentNotFoundException', "You specified a destination parent that doesn't exist.")

export const duplicateUnit = (): AwsError =>
  refusal('DuplicateOrganizationalUnitException', 'An OU with the same name already exists.')
export const duplicateAccount = (): AwsError =>
  refusal('DuplicateAccountException', 'That account is already present in the specified destination.')
export const duplicatePolicy = (): AwsError =>
  refusal('DuplicatePolicyException', 'A policy with the specified name and type already exists.')
/** AWS answers an attachment that is there in the words for a policy that is there. */
export const duplicateAttachment = (): AwsError =>
  refusal('DuplicatePolicyAttachmentException', 'A policy with the specified name and type already exists.')

export const malformedPolicy = (): AwsError =>
  refusal(
    'MalformedPolicyDocumentException',
    'The provided policy document does not meet the requirements of the specified policy type.',
  )
export const typeNotEnabled = (): AwsError =>
  refusal('PolicyTypeNotEnabledException', 'This operation can be performed only for enabled policy types.')
export const typeAlreadyEnabled = (): AwsError =>
  refusal('PolicyTypeAlreadyEnabledException', 'The specified policy type is already enabled.')
export const notAttached = (): AwsError =>
  refusal('PolicyNotAttachedException', "The policy isn't attached to the specified target in the specified root.")
export const policyInUse = (): AwsError =>
  refusal(
    'PolicyInUseException',
    'The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts before performing this operation.',
  )

export const lastPolicy = (): AwsError =>
  violated(
    'MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
    'You cannot remove the last policy attached to the specified target. You must have at least one attached at all times.',
  )
export const tooManyPolicies = (): AwsError =>
  violated(
    'MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED',
    'You have attached the maximum number of policies to the specified target.',
  )
export const tooManyAccounts = (): AwsError =>
  violated('ACCOUNT_NUMBER_LIMIT_EXCEEDED', 'You have exceeded the allowed number of AWS accounts.')
export const tooDeep = (): AwsError =>
  violated('OU_DEPTH_LIMIT_EXCEEDED', 'You attempted to create an OU tree that is too many levels deep.')
export const policyTooLong = (): AwsError =>
  violated('POLICY_CONTENT_LIMIT_EXCEEDED', 'You have exceeded the maximum policy size.')
// Not recorded: AWS documents code and reason only.
export const immutablePolicy = (): AwsError =>
  invalid('IMMUTABLE_POLICY', "You specified a policy that is managed by AWS and can't be modified.")
export const cannotDetach = (): AwsError =>
  violated('CANNOT_DETACH_AWS_MANAGED_POLICY', 'You cannot detach RCPFullAWSAccess.')

export const invalidToken = (): AwsError =>
  invalid('INVALID_NEXT_TOKEN', 'Get the NextToken parameter from the response to a previous call of the operation.')
