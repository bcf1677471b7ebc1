// CloudTrail's refusals, one factory per exception. Every one of them is a 400.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_CreateTrail.html#API_CreateTrail_Errors
import { awsError, type AwsError } from '../errors.ts'

const refusal = (code: string, message: string): AwsError => awsError(400, code, message)

export const invalidTrailName = (message: string): AwsError => refusal('InvalidTrailNameException', message)
export const invalidArn = (arn: string): AwsError =>
  refusal('CloudTrailARNInvalidException', `\`${arn}\` is not the ARN of a trail.`)
/** Of another account, or of nothing. */
export const inaccessibleArn = (): AwsError =>
  refusal('CloudTrailARNInvalidException', 'You must specify an ARN that the caller account can access.')
export const arnOfOtherRegion = (region: string): AwsError =>
  refusal('CloudTrailARNInvalidException', `Region in ARN is wrong, you can only access resources in region ${region}.`)
export const severalOwners = (): AwsError =>
  refusal('CloudTrailARNInvalidException', 'You cannot have resources belonging to multiple owners')
export const otherHomeRegion = (arn: string, region: string): AwsError =>
  refusal('InvalidHomeRegionException', `The home Region of ${arn} is not ${region}; call its home Region.`)
export const trailNotFound = (arn: string, accountId: string): AwsError =>
  refusal('TrailNotFoundException', `Unknown trail: ${arn} for the user: ${accountId}`)
export const trailExists = (name: string, accountId: string): AwsError =>
  refusal('TrailAlreadyExistsException', `Trail ${name} already exists for customer: ${accountId}`)
export const tooManyTrails = (accountId: string, region: string): AwsError =>
  refusal('MaximumNumberOfTrailsExceededException', `User: ${accountId} already has 5 trails in ${region}.`)
export const invalidCombination = (message: string): AwsError =>
  refusal('InvalidParameterCombinationException', message)

export const bucketMissing = (bucket: string): AwsError =>
  refusal('S3BucketDoesNotExistException', `S3 bucket ${bucket} does not exist!`)
export const invalidBucketName = (bucket: string): AwsError =>
  refusal('InvalidS3BucketNameException', `\`${bucket}\` cannot be the name of a bucket.`)
export const invalidPrefix = (message: string): AwsError => refusal('InvalidS3PrefixException', message)
export const bucketPolicyRefuses = (bucket: string): AwsError =>
  refusal('InsufficientS3BucketPolicyException', `Incorrect S3 bucket policy is detected for bucket: ${bucket}`)

export const keyNotFound = (keyId: string): AwsError =>
  refusal('KmsKeyNotFoundException', `There is no KMS key \`${keyId}\` in the Region of the bucket.`)
export const invalidKeyId = (keyId: string): AwsError =>
  refusal('InvalidKmsKeyIdException', `\`${keyId}\` is no key ID, key ARN, alias name or alias ARN.`)
export const keyUnusable = (message: string): AwsError => refusal('KmsException', message)
export const encryptionRefused = (bucket: string, keyArn: string): AwsError =>
  refusal(
    'InsufficientEncryptionPolicyException',
    `Insufficient permissions to access S3 bucket ${bucket} or KMS key ${keyArn}.`,
  )

export const invalidEventSelectors = (message: string): AwsError => refusal('InvalidEventSelectorsException', message)

export const invalidTopicName = (name: string): AwsError =>
  refusal('InvalidSnsTopicNameException', `\`${name}\` is neither the name nor the ARN of an SNS topic.`)
export const topicMissing = (): AwsError =>
  refusal('InsufficientSnsTopicPolicyException', 'SNS Topic does not exist or the topic policy is incorrect!')
export const logGroupMissing = (): AwsError =>
  refusal('InvalidCloudWatchLogsLogGroupArnException', 'CloudTrail cannot validate the specified log group ARN.')
export const noOrganization = (): AwsError =>
  refusal('OrganizationsNotInUseException', 'Your account is not a member of an organization.')
export const notManagementAccount = (): AwsError =>
  refusal('NotOrganizationMasterAccountException', 'Only the management account can have an organization trail.')
export const noTrustedAccess = (): AwsError =>
  refusal('CloudTrailAccessNotEnabledException', "your organization hasn't enabled CloudTrail service access")

export const insightsOff = (arn: string): AwsError =>
  refusal(
    'InsightNotEnabledException',
    `Trail ${arn} does not have Insights enabled. Edit the trail settings to enable Insights, and then try the operation again.`,
  )
export const invalidInsightSelectors = (message: string): AwsError =>
  refusal('InvalidInsightSelectorsException', message)
export const invalidTag = (message: string): AwsError => refusal('InvalidTagParameterException', message)
export const tooManyTags = (): AwsError => refusal('TagsLimitExceededException', 'A trail can have at most 50 tags.')
export const unsupported = (message: string): AwsError => refusal('UnsupportedOperationException', message)

export const invalidLookupAttributes = (message: string): AwsError =>
  refusal('InvalidLookupAttributesException', message)
export const invalidEventCategory = (category: string): AwsError =>
  refusal('InvalidEventCategoryException', `\`${category}\` is no category of events; the one there is, is insight.`)
export const invalidMaxResults = (): AwsError =>
  refusal('InvalidMaxResultsException', 'MaxResults must be between 1 and 50.')
export const invalidTimeRange = (): AwsError =>
  refusal('InvalidTimeRangeException', 'StartTime must not be later than EndTime.')
export const invalidToken = (): AwsError =>
  refusal('InvalidTokenException', 'There is one page only, so there is no token for another.')
export const invalidNextToken = (): AwsError =>
  refusal('InvalidNextTokenException', 'The NextToken does not belong to a request with these parameters.')
