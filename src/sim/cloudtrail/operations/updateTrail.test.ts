import { expect, test } from 'vitest'
import { ACCOUNT } from '../../testing/gallery.ts'
import { createKey, delegation, keyPolicy } from '../../testing/kms.ts'
import { recordOf, recordsOf } from '../../testing/records.ts'
import { openTo, trailArn, withTrail } from '../../testing/trail.ts'
import { createUser, root } from '../../testing/world.ts'

const Name = 'audit'

test('changes what it is told and leaves the rest; the answer is that of CreateTrail', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html
  const sim = await withTrail({ S3KeyPrefix: 'old' })
  const settings = {
    Name,
    S3BucketName: 'logs',
    S3KeyPrefix: 'old',
    IncludeGlobalServiceEvents: true,
    IsMultiRegionTrail: true,
    TrailARN: trailArn(Name),
    LogFileValidationEnabled: false,
    IsOrganizationTrail: false,
  }
  const outcome = await sim.send(root, 'cloudtrail:UpdateTrail', { Name, IsMultiRegionTrail: true })
  expect(outcome).toMatchObject({ response: settings })
  expect(recordOf(outcome, 'UpdateTrail')).toMatchObject({
    requestParameters: { name: Name, isMultiRegionTrail: true },
    responseElements: { name: Name, isMultiRegionTrail: true, trailARN: trailArn(Name) },
    readOnly: false,
  })
  expect(
    await sim.answer(root, 'cloudtrail:UpdateTrail', { Name: trailArn(Name), EnableLogFileValidation: true }),
  ).toEqual({ ...settings, LogFileValidationEnabled: true })
  const answer = await sim.answer<object>(root, 'cloudtrail:UpdateTrail', { Name, S3KeyPrefix: '' })
  expect(answer).not.toHaveProperty('S3KeyPrefix')
})

test('tries the bucket again, and a refusal leaves the old settings', async () => {
  // Recorded of AWS: stackd, testdata/aws/cloudtrail.
  const sim = await withTrail()
  await sim.answer(root, 's3:CreateBucket', { Bucket: 'other' })
  expect(await sim.refusal(root, 'cloudtrail:UpdateTrail', { Name, S3BucketName: 'other' })).toEqual({
    code: 'InsufficientS3BucketPolicyException',
    status: 400,
    message: 'Incorrect S3 bucket policy is detected for bucket: other',
  })
  expect(await sim.refusal(root, 'cloudtrail:UpdateTrail', { Name, S3BucketName: 'none-such' })).toMatchObject({
    code: 'S3BucketDoesNotExistException',
  })
  expect(await sim.answer(root, 'cloudtrail:GetTrail', { Name })).toMatchObject({ Trail: { S3BucketName: 'logs' } })
  await sim.answer(root, 's3:PutBucketPolicy', { Bucket: 'other', Policy: openTo('other') })
  const outcome = await sim.send(root, 'cloudtrail:UpdateTrail', { Name, S3BucketName: 'other' })
  expect(recordsOf(outcome).map(({ event }) => event.eventName)).toContain('PutObject')
  expect(await sim.answer(root, 'cloudtrail:GetTrail', { Name })).toMatchObject({ Trail: { S3BucketName: 'other' } })
})

test('a key is put on, tried again with every update, and taken off with an empty key id', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-encryption-cli.html
  const sim = await withTrail()
  const open = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' }, Action: 'kms:*', Resource: '*' }
  const { Arn } = await createKey(sim, { Policy: keyPolicy(delegation, open) })
  expect(await sim.answer(root, 'cloudtrail:UpdateTrail', { Name, KmsKeyId: Arn })).toMatchObject({ KmsKeyId: Arn })
  await sim.answer(root, 'kms:PutKeyPolicy', { KeyId: Arn, PolicyName: 'default', Policy: keyPolicy(delegation) })
  expect(await sim.refusal(root, 'cloudtrail:UpdateTrail', { Name, IsMultiRegionTrail: true })).toMatchObject({
    code: 'InsufficientEncryptionPolicyException',
    message: `Insufficient permissions to access S3 bucket logs or KMS key ${Arn}.`,
  })
  expect(await sim.answer(root, 'cloudtrail:UpdateTrail', { Name, KmsKeyId: '' })).not.toHaveProperty('KmsKeyId')
  expect(await sim.answer(root, 'cloudtrail:GetTrail', { Name })).not.toHaveProperty('Trail.KmsKeyId')
})

test('refuses settings that contradict each other, and destinations that there are not', async () => {
  // https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_UpdateTrail.html#API_UpdateTrail_Errors; the text about
  // the topic: moto, about trusted access: recorded with Terraform.
  const sim = await withTrail()
  const codes: readonly (readonly [object, string])[] = [
    [{ IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false }, 'InvalidParameterCombinationException'],
    [{ S3KeyPrefix: 'p'.repeat(201) }, 'InvalidS3PrefixException'],
    [{ S3BucketName: 'No Bucket' }, 'InvalidS3BucketNameException'],
    [{ KmsKeyId: 'my key' }, 'InvalidKmsKeyIdException'],
    [{ KmsKeyId: 'alias/none' }, 'KmsKeyNotFoundException'],
    [{ KmsKeyId: `arn:aws:kms:eu-west-1:${ACCOUNT}:key/${'0'.repeat(8)}-0000-0000-0000-${'0'.repeat(12)}` }, 'KmsKeyNotFoundException'],
    [{ SnsTopicName: 'topic' }, 'InsufficientSnsTopicPolicyException'],
    [{ SnsTopicName: 'arn:aws:sns:us-east-1:111122223333:topic' }, 'InsufficientSnsTopicPolicyException'],
    [{ SnsTopicName: 'no topic' }, 'InvalidSnsTopicNameException'],
    [{ CloudWatchLogsRoleArn: `arn:aws:iam::${ACCOUNT}:role/logs` }, 'InvalidParameterCombinationException'],
    [{ CloudWatchLogsRoleArn: `arn:aws:iam::${ACCOUNT}:role/logs`, CloudWatchLogsLogGroupArn: `arn:aws:logs:us-east-1:${ACCOUNT}:log-group:x:*` }, 'InvalidCloudWatchLogsLogGroupArnException'],
    [{ IsOrganizationTrail: true }, 'OrganizationsNotInUseException'],
  ] // prettier-ignore
  const before = sim.world.cloudtrail.trails
  for (const [input, code] of codes)
    expect({ input, ...(await sim.refusal(root, 'cloudtrail:UpdateTrail', { Name, ...input })) }).toMatchObject({
      input,
      code,
      status: 400,
    })
  expect(sim.world.cloudtrail.trails).toEqual(before)
})

test('an organization trail needs the management account, and trusted access', async () => {
  const sim = await withTrail()
  await sim.answer(root, 'organizations:CreateOrganization', {})
  expect(await sim.refusal(root, 'cloudtrail:UpdateTrail', { Name, IsOrganizationTrail: true })).toEqual({
    code: 'CloudTrailAccessNotEnabledException',
    status: 400,
    message: "your organization hasn't enabled CloudTrail service access",
  })
})

test('needs an identity policy that allows it on the trail', async () => {
  const sim = await withTrail()
  const dave = await createUser(sim, 'dave', {
    Effect: 'Allow',
    Action: 'cloudtrail:UpdateTrail',
    Resource: trailArn('other'),
  })
  expect(await sim.refusal(dave, 'cloudtrail:UpdateTrail', { Name })).toMatchObject({ code: 'AccessDeniedException' })
})
