// What each kind of record says, member by member: the examples of AWS's guides and native records with the same shape.
import { expect, test } from 'vitest'
import { ACCOUNT, gallery, policy } from '../testing/gallery.ts'
import { recordOf } from '../testing/records.ts'
import { root } from '../testing/world.ts'

const account = await gallery()
const { simulation: sim, keyArn } = account
const KeyId = keyArn.slice(keyArn.indexOf('/') + 1)
const keyResources = [{ accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: keyArn }]
const bucketResources = [{ accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: 'arn:aws:s3:::gallery' }]
const asked = { bucketName: 'gallery', Host: 'gallery.s3.us-east-1.amazonaws.com' }
const text = expect.any(String) as string
const delegation = policy({
  Effect: 'Allow',
  Principal: { AWS: `arn:aws:iam::${ACCOUNT}:root` },
  Action: 'kms:*',
  Resource: '*',
})

interface Case {
  readonly operation: string
  readonly input: object
  /** CloudTrail's name, where it differs. */
  readonly eventName?: string
  readonly record: object
}

const management = { managementEvent: true, eventCategory: 'Management', eventType: 'AwsApiCall' }
const data = { managementEvent: false, eventCategory: 'Data', eventType: 'AwsApiCall' }

const cases: readonly Case[] = [
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/ct-createkey.html
    operation: 'kms:CreateKey',
    input: { Description: 'demo' },
    record: {
      ...management,
      readOnly: false,
      requestParameters: {
        description: 'demo',
        origin: 'AWS_KMS',
        bypassPolicyLockoutSafetyCheck: false,
        customerMasterKeySpec: 'SYMMETRIC_DEFAULT',
        keySpec: 'SYMMETRIC_DEFAULT',
        keyUsage: 'ENCRYPT_DECRYPT',
        multiRegion: false,
        tags: [],
      },
      responseElements: {
        keyMetadata: {
          aWSAccountId: ACCOUNT,
          keyId: text,
          arn: text,
          creationDate: expect.stringMatching(/^Jan 15, 2026, 9:\d\d:\d\d AM$/) as string,
          enabled: true,
          description: 'demo',
          keyUsage: 'ENCRYPT_DECRYPT',
          keyState: 'Enabled',
          origin: 'AWS_KMS',
          keyManager: 'CUSTOMER',
          customerMasterKeySpec: 'SYMMETRIC_DEFAULT',
          keySpec: 'SYMMETRIC_DEFAULT',
          encryptionAlgorithms: ['SYMMETRIC_DEFAULT'],
          multiRegion: false,
        },
      },
      resources: [{ accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: text }],
    },
  },
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/ct-put-key-policy.html: the policy is a text, the key as it was typed.
    operation: 'kms:PutKeyPolicy',
    input: { KeyId, PolicyName: 'default', Policy: delegation },
    record: {
      ...management,
      readOnly: false,
      requestParameters: {
        keyId: KeyId,
        policyName: 'default',
        policy: delegation,
        bypassPolicyLockoutSafetyCheck: false,
      },
      responseElements: null,
      resources: keyResources,
    },
  },
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/ct-schedule-key-deletion.html
    operation: 'kms:ScheduleKeyDeletion',
    input: { KeyId, PendingWindowInDays: 7 },
    record: {
      ...management,
      readOnly: false,
      requestParameters: { keyId: KeyId, pendingWindowInDays: 7 },
      responseElements: {
        keyId: keyArn,
        keyState: 'PendingDeletion',
        deletionDate: expect.stringMatching(/^Jan 22, 2026, 9:\d\d:\d\d AM$/) as string,
        pendingWindowInDays: 7,
      },
      resources: keyResources,
    },
  },
  {
    // Native, October 2025: a sub-resource of a bucket is an empty text.
    operation: 's3:GetBucketVersioning',
    input: { Bucket: 'gallery' },
    record: {
      ...management,
      readOnly: true,
      requestParameters: { ...asked, versioning: '' },
      responseElements: null,
      additionalEventData: {
        SignatureVersion: 'SigV4',
        CipherSuite: 'TLS_AES_128_GCM_SHA256',
        bytesTransferredIn: 0,
        AuthenticationMethod: 'AuthHeader',
        'x-amz-id-2': text,
        bytesTransferredOut: expect.any(Number) as number,
      },
      resources: bucketResources,
    },
  },
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html: another name than the API's.
    operation: 's3:PutPublicAccessBlock',
    eventName: 'PutBucketPublicAccessBlock',
    input: { Bucket: 'gallery', PublicAccessBlockConfiguration: { BlockPublicPolicy: true } },
    record: {
      ...management,
      readOnly: false,
      requestParameters: {
        ...asked,
        publicAccessBlock: '',
        PublicAccessBlockConfiguration: { xmlns: 'http://s3.amazonaws.com/doc/2006-03-01/', BlockPublicPolicy: true },
      },
      responseElements: null,
      resources: bucketResources,
    },
  },
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/cloudtrail-logging-s3-info.html: HeadBucket is a data event.
    operation: 's3:HeadBucket',
    input: { Bucket: 'gallery' },
    record: {
      ...data,
      readOnly: true,
      requestParameters: asked,
      resources: [...bucketResources, { type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::gallery/' }],
    },
  },
  {
    // Native, September 2026 (stackd, testdata/aws/cloudtrail): ListObjectsV2 has the name of its elder.
    operation: 's3:ListObjectsV2',
    eventName: 'ListObjects',
    input: { Bucket: 'gallery', Prefix: 'data/' },
    record: {
      ...data,
      readOnly: true,
      requestParameters: { 'list-type': '2', ...asked, prefix: 'data/' },
      resources: [...bucketResources, { type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::gallery/data/' }],
    },
  },
  {
    // The same: a deletion answers with 204.
    operation: 's3:DeleteObject',
    input: { Bucket: 'gallery', Key: 'sunset.txt' },
    record: {
      ...data,
      readOnly: false,
      requestParameters: { ...asked, key: 'sunset.txt' },
      additionalEventData: expect.objectContaining({ httpStatusCode: 204 }) as object,
      resources: [...bucketResources, { type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::gallery/sunset.txt' }],
    },
  },
]

test.each(cases.map((each) => [each.operation, each] as const))(
  'the record of %s says what AWS’s says',
  async (operation, { input, record, eventName = operation.slice(operation.indexOf(':') + 1) }) => {
    const found = recordOf(await sim.send(root, operation, input), eventName)
    expect(found).toMatchObject(record)
    expect(found).not.toHaveProperty('vpcEndpointId')
    expect(found).not.toHaveProperty('errorCode')
    expect(found.tlsDetails).toMatchObject({ tlsVersion: 'TLSv1.3' })
  },
)
