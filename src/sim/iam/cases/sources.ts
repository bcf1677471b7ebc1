// Where AWS's answers to the cases are written down.

const iam = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`
const kms = (page: string): string => `https://docs.aws.amazon.com/kms/latest/developerguide/${page}.html`
const s3 = (page: string): string => `https://docs.aws.amazon.com/AmazonS3/latest/userguide/${page}.html`
const simulate = (test: string): string =>
  `https://github.com/cloud-copilot/iam-simulate src/core_engine/coreEngineTests/${test}`
const issue = (thread: string): string => `https://github.com/${thread}`

export const source = {
  accountStatement: kms('key-policy-default'),
  keyPolicies: kms('key-policies'),
  keyPolicyElements: kms('key-policy-overview'),
  keyEvaluation: kms('policy-evaluation'),
  keyOtherAccounts: kms('key-policy-modifying-external-accounts'),
  keyPermissions: kms('kms-api-permissions-reference'),
  keyConditions: kms('conditions-kms'),
  encryptionContext: kms('encrypt_context'),
  aliasAuthorization: kms('alias-authorization'),
  keyTags: kms('abac'),

  evaluation: iam('reference_policies_evaluation-logic'),
  allowAndDeny: iam('reference_policies_evaluation-logic_policy-eval-denyallow'),
  crossAccount: iam('reference_policies_evaluation-logic-cross-account'),
  forwardAccess: iam('access_forward_access_sessions'),
  version: iam('reference_policies_elements_version'),
  action: iam('reference_policies_elements_action'),
  notAction: iam('reference_policies_elements_notaction'),
  resource: iam('reference_policies_elements_resource'),
  principal: iam('reference_policies_elements_principal'),
  notPrincipal: iam('reference_policies_elements_notprincipal'),
  variables: iam('reference_policies_variables'),
  operators: iam('reference_policies_elements_condition_operators'),
  conditionLogic: iam('reference_policies_condition-logic-multiple-context-keys-or-values'),
  multiValued: iam('reference_policies_condition-single-vs-multi-valued-context-keys'),
  undefinedSet: `left open in ${iam('reference_policies_condition-single-vs-multi-valued-context-keys')}; as https://github.com/cloud-copilot/iam-simulate does`,
  globalKeys: iam('reference_policies_condition-keys'),
  deniedMessages: iam('troubleshoot_access-denied'),

  blockPublicAccess: s3('access-control-block-public-access'),
  defaultEncryption: s3('UsingKMSEncryption'),
  trailBucket: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-s3-bucket-policy-for-cloudtrail.html',
  trailKey: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/create-kms-key-policy-for-cloudtrail.html',

  simulateKey: simulate('kms/sameAccount.json'),
  simulateForeignKey: simulate('kms/differentAccount.json'),
  simulateKeyWildcard: simulate('kms/sameAccountWildcard.json'),
  simulateSameAccount: simulate('basicResourcePolicies-SameAccount.json'),
  simulateOtherAccount: simulate('basicResourcePolicies-DifferentAccount.json'),
  simulateAnonymous: simulate('anonymous.json'),
  simulateCallerIdentity: simulate('sts/getCallerIdentity/getCallerIdentity.json'),
  simulateWildcardAllow: simulate('wildcardOnlyActions/identityPolicies.json'),
  simulateWildcardDeny: simulate('wildcardOnlyActions/denyStatements.json'),
  simulateNotResource: simulate('wildcardOnlyActions/notResource.json'),
  simulateNotPrincipal: simulate('notPrincipal.json'),
  simulateNoPrincipal: simulate('noPrincipalElement.json'),
  simulateServices: simulate('sts/servicePrincipals/servicePrincipals.json'),
  simulateWhitespace: simulate('edgeCases/whitespaceActions.json'),
  simulateCommas: simulate('commas.json'),
  simulateNumeric: simulate('conditions/numeric.json'),
  simulateServicePolicies: simulate('scps.json'),

  noKeyPolicyAllows: issue('ministryofjustice/modernisation-platform/issues/1296'),
  noIdentityPolicyAllows: issue('aws/copilot-cli/issues/5500'),
  keyPolicyDenies: issue('aws/aws-nitro-enclaves-sdk-c/issues/157'),
  createKeyDenied: issue('aws-ia/terraform-aws-control_tower_account_factory/issues/569'),
  createAliasDenied: issue('aws-samples/eks-workshop-v2/issues/1091'),
  getObjectKeyDenied: issue('cisagov/XFD/issues/1371'),
  foreignKeyHidden: issue('buildkite/docs/pull/2344'),
  headerCondition: issue('gomods/athens/issues/2165'),
  userPolicyDenied: issue('hashicorp/boundary/pull/3877'),
  createUserDenied: issue('hashicorp/boundary/pull/4287'),
} as const
