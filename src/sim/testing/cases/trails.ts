// CloudTrail: who keeps what, how trails are made and refused, and what is written down of S3 and KMS.
import { expect } from 'vitest'
import { ACCOUNT, deliveryPolicy, policy, TRAIL_ARN } from '../gallery.ts'
import { delegation, keyPolicy } from '../kms.ts'
import { allow, may, text, type Step, type Story } from '../story.ts'
import { cloudTrailApi, cloudTrailGuide, guide, issue, kmsGuide, moto, stackd } from './sources.ts'
import { Bucket, BUCKET, created, defaultRule, KEY, keyed, noBlocks, readableByAll, underKey } from './vault.ts'

const Name = 'gallery-trail'
const Body = text('red, orange and a line of violet')
const put: Step = ['s3:PutObject', { Bucket, Key: 'a', Body }]
const anyText = expect.any(String) as string
const logs: Step = ['s3:CreateBucket', { Bucket: 'logs' }]
const logPolicy = (...given: Parameters<typeof deliveryPolicy>): Step => [
  's3:PutBucketPolicy',
  { Bucket: 'logs', Policy: deliveryPolicy(...given) },
]
const createTrail: Step = ['cloudtrail:CreateTrail', { Name, S3BucketName: 'logs' }]
const trail: readonly Step[] = [logs, logPolicy('logs'), createTrail]
const logging: readonly Step[] = [...trail, ['cloudtrail:StartLogging', { Name }]]
const selecting = (selector: object): Step => [
  'cloudtrail:PutEventSelectors',
  { TrailName: Name, EventSelectors: [selector] },
]
const ofObjects = (value = `${BUCKET}/`) =>
  selecting({
    ReadWriteType: 'All',
    IncludeManagementEvents: true,
    DataResources: [{ Type: 'AWS::S3::Object', Values: [value] }],
  })
const kept = (eventName: string, history: boolean, ...trails: readonly string[]) => ({
  event: { eventName },
  kept: { history, trails },
})
const refusal = (code: string, message: string) => ({ status: 400, code, message })
const wrongPolicy = refusal(
  'InsufficientS3BucketPolicyException',
  'Incorrect S3 bucket policy is detected for bucket: logs',
)
const serviceMay = (Action: string | readonly string[], more: object = {}) => ({
  Effect: 'Allow',
  Principal: { Service: 'cloudtrail.amazonaws.com' },
  Action,
  Resource: '*',
  ...more,
})
const forLogs = (Action: readonly string[]) =>
  policy({ ...serviceMay(Action), Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'] })

const badBuckets: readonly (readonly [name: string, policy: string | undefined])[] = [
  ['a trail for a bucket without a policy', undefined],
  ['a trail for a bucket whose policy does not let it ask for the list', forLogs(['s3:PutObject'])],
  ['a trail for a bucket whose policy does not let it write', forLogs(['s3:GetBucketAcl'])],
  ['a trail for a bucket whose policy names another trail', deliveryPolicy('logs', { trail: `${TRAIL_ARN}-2` })],
  ['a trail for a bucket whose policy is for another prefix', deliveryPolicy('logs', { prefix: 'elsewhere/' })],
  ['a trail for a bucket whose policy wants another list', deliveryPolicy('logs', { acl: 'private' })],
  [
    'a trail for a bucket whose policy is for another account',
    policy({
      ...serviceMay(['s3:GetBucketAcl', 's3:PutObject']),
      Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
      Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } },
    }),
  ],
]

const goodBuckets: readonly (readonly [name: string, policy: string])[] = [
  ['a policy about the trail is enough for a trail', deliveryPolicy('logs')],
  ['a policy without conditions is enough for a trail', forLogs(['s3:GetBucketAcl', 's3:PutObject'])],
  [
    'a policy about the account of the trail is enough',
    policy({
      ...serviceMay(['s3:GetBucketAcl', 's3:PutObject']),
      Resource: ['arn:aws:s3:::logs', 'arn:aws:s3:::logs/*'],
      Condition: { StringEquals: { 'aws:SourceAccount': ACCOUNT } },
    }),
  ],
]

const refused = (
  name: string,
  source: string,
  grade: Story['grade'],
  given: readonly Step[],
  step: Step,
  error: ReturnType<typeof refusal>,
): Story => ({ name, source, grade, given, asks: [{ step, refusal: error }] })

const named = (trailName: string, message: string): Story =>
  refused(
    `no trail can be called ${trailName.length > 20 ? 'that long' : `\`${trailName}\``}`,
    moto('tests/test_cloudtrail/test_cloudtrail.py'),
    'emulator',
    trail.slice(0, 2),
    ['cloudtrail:CreateTrail', { Name: trailName, S3BucketName: 'logs' }],
    refusal('InvalidTrailNameException', message),
  )

const selectors = (message: string, name: string, input: object): Story =>
  refused(
    name,
    stackd('cloudtrail/owned_service_principal'),
    'observed',
    trail,
    ['cloudtrail:PutEventSelectors', { TrailName: Name, ...input }],
    refusal('InvalidEventSelectorsException', message),
  )

const everything = { ReadWriteType: 'All', IncludeManagementEvents: true }
const fields = { Name: 'all', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Management'] }] }

export const trailCases: readonly Story[] = [
  {
    name: 'a trail with the selectors of a new one keeps the call to KMS, and not that to S3',
    source: cloudTrailGuide('logging-data-events-with-cloudtrail'),
    grade: 'documented',
    given: [...underKey, ...logging],
    asks: [{ step: put, answer: {}, records: [kept('GenerateDataKey', true, TRAIL_ARN), kept('PutObject', false)] }],
  },
  {
    name: 'a trail without the events of KMS keeps neither; the event history has the call to KMS',
    source: cloudTrailGuide('logging-management-events-with-cloudtrail'),
    grade: 'documented',
    given: [
      ...underKey,
      ...logging,
      selecting({ ...everything, ExcludeManagementEventSources: ['kms.amazonaws.com'] }),
    ],
    asks: [
      { step: put, answer: {}, records: [kept('GenerateDataKey', true), kept('PutObject', false)] },
      {
        step: [
          'cloudtrail:LookupEvents',
          { LookupAttributes: [{ AttributeKey: 'EventName', AttributeValue: 'GenerateDataKey' }] },
        ],
        answer: { Events: [{ EventName: 'GenerateDataKey', ReadOnly: 'true', EventSource: 'kms.amazonaws.com' }] },
      },
    ],
  },
  {
    name: 'a trail with the events of a bucket’s objects keeps both',
    source: stackd('cloudtrail/owned_s3_delivery'),
    grade: 'observed',
    given: [...underKey, ...logging, ofObjects()],
    asks: [
      {
        step: put,
        answer: {},
        records: [kept('GenerateDataKey', true, TRAIL_ARN), kept('PutObject', false, TRAIL_ARN)],
      },
    ],
  },
  {
    name: 'of all buckets, by arn:aws:s3',
    source: cloudTrailGuide('logging-data-events-with-cloudtrail'),
    grade: 'documented',
    given: [created, ...logging, ofObjects('arn:aws:s3')],
    asks: [{ step: put, answer: {}, records: [kept('PutObject', false, TRAIL_ARN)] }],
  },
  {
    name: 'not of another bucket’s objects',
    source: cloudTrailGuide('logging-data-events-with-cloudtrail'),
    grade: 'documented',
    given: [created, ...logging, ofObjects('arn:aws:s3:::other/')],
    asks: [{ step: put, answer: {}, records: [kept('PutObject', false)] }],
  },
  {
    name: 'a trail keeps nothing before it is started',
    source: cloudTrailApi('CreateTrail'),
    grade: 'documented',
    given: [created, ...trail],
    asks: [
      {
        step: ['s3:GetBucketEncryption', { Bucket }],
        answer: {},
        records: [
          {
            event: { eventName: 'GetBucketEncryption', eventCategory: 'Management' },
            kept: { history: true, trails: [] },
          },
        ],
      },
    ],
  },
  {
    name: 'HeadBucket is a data event, though it is about a bucket',
    source: guide('cloudtrail-logging-s3-info'),
    grade: 'documented',
    given: [created],
    asks: [
      {
        step: ['s3:HeadBucket', { Bucket }],
        answer: {},
        records: [
          {
            event: { eventName: 'HeadBucket', eventCategory: 'Data', managementEvent: false },
            kept: { history: false },
          },
        ],
      },
    ],
  },
  {
    name: 'ListObjectsV2 is written down as ListObjects',
    source: stackd('cloudtrail/owned_s3_delivery'),
    grade: 'observed',
    given: [created],
    asks: [
      {
        step: ['s3:ListObjectsV2', { Bucket, Prefix: 'data/' }],
        answer: {},
        records: [
          {
            event: {
              eventName: 'ListObjects',
              requestParameters: { 'list-type': '2', bucketName: Bucket, prefix: 'data/' },
              resources: [{ ARN: BUCKET }, { type: 'AWS::S3::Object', ARNPrefix: `${BUCKET}/data/` }],
            },
          },
        ],
      },
    ],
  },
  {
    name: 'PutPublicAccessBlock is written down as PutBucketPublicAccessBlock',
    source: guide('cloudtrail-logging-s3-info'),
    grade: 'documented',
    given: [created],
    asks: [
      {
        step: ['s3:PutPublicAccessBlock', { Bucket, PublicAccessBlockConfiguration: { BlockPublicAcls: true } }],
        answer: {},
        records: [{ event: { eventName: 'PutBucketPublicAccessBlock', readOnly: false, eventCategory: 'Management' } }],
      },
    ],
  },
  {
    name: 'DeleteObjects has a record of its own and one for each key',
    source: guide('cloudtrail-logging-s3-info'),
    grade: 'documented',
    given: [created, put],
    asks: [
      {
        step: ['s3:DeleteObjects', { Bucket, Delete: { Objects: [{ Key: 'a' }, { Key: 'b' }] } }],
        answer: { Deleted: [{ Key: 'a' }, { Key: 'b' }] },
        records: expect.arrayContaining([
          expect.objectContaining({ event: expect.objectContaining({ eventName: 'DeleteObjects' }) as object }),
          expect.objectContaining({ event: expect.objectContaining({ eventName: 'DeleteObject' }) as object }),
        ]) as readonly object[],
      },
    ],
  },
  {
    name: 'a refused read keeps in its record what was asked for, and the text of the answer',
    source: guide('troubleshoot-403-errors'),
    grade: 'documented',
    given: [...may('bob', allow('s3:ListBucket')), created, put],
    asks: [
      {
        step: ['bob', 's3:GetObject', { Bucket, Key: 'a' }],
        refusal: {
          status: 403,
          code: 'AccessDenied',
          message: `User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: s3:GetObject on resource: "${BUCKET}/a" because no identity-based policy allows the s3:GetObject action`,
        },
        records: [
          {
            event: {
              errorCode: 'AccessDenied',
              errorMessage: `User: arn:aws:iam::${ACCOUNT}:user/bob is not authorized to perform: s3:GetObject on resource: "${BUCKET}/a" because no identity-based policy allows the s3:GetObject action`,
              requestParameters: { bucketName: Bucket, Host: 'vault.s3.us-east-1.amazonaws.com', key: 'a' },
              responseElements: null,
              additionalEventData: { httpStatusCode: 403 },
            },
          },
        ],
      },
    ],
  },
  {
    name: 'nobody in particular signs nothing',
    source: guide('cloudtrail-logging-s3-info'),
    grade: 'observed',
    given: [created, noBlocks, readableByAll, put],
    asks: [
      {
        step: ['anonymous', 's3:GetObject', { Bucket, Key: 'a' }],
        answer: { Body },
        lacks: ['record.additionalEventData.SignatureVersion', 'record.additionalEventData.AuthenticationMethod'],
        records: [
          {
            event: {
              userIdentity: { type: 'AWSAccount', principalId: '', accountId: 'anonymous' },
              additionalEventData: { httpStatusCode: 200 },
              recipientAccountId: ACCOUNT,
              sharedEventID: anyText,
            },
          },
        ],
      },
    ],
  },
  {
    name: 'CloudTrail asks for a data key in its own name, with the trail and the file in the context',
    source: cloudTrailGuide('how-kms-works-with-cloudtrail'),
    grade: 'documented',
    given: [
      logs,
      logPolicy('logs'),
      [
        'kms:CreateKey',
        { Policy: keyPolicy(delegation, serviceMay('kms:GenerateDataKey*'), serviceMay('kms:DescribeKey')) },
      ],
    ],
    asks: [
      {
        step: ['cloudtrail:CreateTrail', { Name, S3BucketName: 'logs', KmsKeyId: KEY }],
        answer: { KmsKeyId: KEY },
        records: [
          { event: { eventName: 'GetBucketAcl' } },
          {
            event: {
              eventName: 'GenerateDataKey',
              userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
              requestParameters: {
                keySpec: 'AES_256',
                keyId: KEY,
                encryptionContext: {
                  'aws:cloudtrail:arn': TRAIL_ARN,
                  'aws:s3:arn': `arn:aws:s3:::logs/AWSLogs/${ACCOUNT}/CloudTrail/`,
                },
              },
              responseElements: null,
              readOnly: true,
              resources: [{ accountId: ACCOUNT, type: 'AWS::KMS::Key', ARN: KEY }],
              sharedEventID: anyText,
              eventCategory: 'Management',
            },
          },
          {
            event: {
              eventName: 'PutObject',
              userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
              requestParameters: { 'x-amz-acl': 'bucket-owner-full-control' },
              additionalEventData: { SSEApplied: 'SSE_KMS' },
            },
          },
          { event: { eventName: 'CreateTrail' } },
        ],
      },
    ],
  },
  ...goodBuckets.map(([name, Policy]): Story => ({
    name,
    source: stackd('cloudtrail/owned_service_principal'),
    grade: 'observed',
    given: [logs, ['s3:PutBucketPolicy', { Bucket: 'logs', Policy }]],
    asks: [{ step: createTrail, answer: { TrailARN: TRAIL_ARN } }],
  })),
  ...badBuckets.map(([name, Policy]) =>
    refused(
      name,
      stackd('cloudtrail/owned_service_principal'),
      'observed',
      [logs, ...(Policy === undefined ? [] : [['s3:PutBucketPolicy', { Bucket: 'logs', Policy }] as const])],
      createTrail,
      wrongPolicy,
    ),
  ),
  refused(
    'a key whose policy does not let CloudTrail in',
    issue('Azure/Azure-Sentinel', 12_242),
    'observed',
    [logs, logPolicy('logs'), keyed],
    ['cloudtrail:CreateTrail', { Name, S3BucketName: 'logs', KmsKeyId: KEY }],
    refusal(
      'InsufficientEncryptionPolicyException',
      `Insufficient permissions to access S3 bucket logs or KMS key ${KEY}.`,
    ),
  ),
  refused(
    'a bucket whose default key does not let CloudTrail in',
    issue('trussworks/terraform-aws-cloudtrail', 186),
    'observed',
    [...underKey, ['s3:PutBucketPolicy', { Bucket, Policy: deliveryPolicy(Bucket) }]],
    ['cloudtrail:CreateTrail', { Name, S3BucketName: Bucket }],
    refusal(
      'InsufficientEncryptionPolicyException',
      `Insufficient permissions to access S3 bucket ${Bucket} or KMS key ${KEY}.`,
    ),
  ),
  refused(
    'a trail for a bucket that there is not',
    moto('moto/cloudtrail/models.py'),
    'emulator',
    [],
    createTrail,
    refusal('S3BucketDoesNotExistException', 'S3 bucket logs does not exist!'),
  ),
  refused(
    'a trail that there is already',
    stackd('cloudtrail/owned_s3_delivery'),
    'observed',
    trail,
    createTrail,
    refusal('TrailAlreadyExistsException', `Trail ${Name} already exists for customer: ${ACCOUNT}`),
  ),
  refused(
    'a trail that there is not',
    stackd('cloudtrail/owned_s3_delivery'),
    'observed',
    [],
    ['cloudtrail:StartLogging', { Name }],
    refusal('TrailNotFoundException', `Unknown trail: ${TRAIL_ARN} for the user: ${ACCOUNT}`),
  ),
  refused(
    'a trail that was deleted',
    stackd('cloudtrail/owned_s3_delivery'),
    'observed',
    [...trail, ['cloudtrail:DeleteTrail', { Name }]],
    ['cloudtrail:GetTrailStatus', { Name }],
    refusal('TrailNotFoundException', `Unknown trail: ${TRAIL_ARN} for the user: ${ACCOUNT}`),
  ),
  named('ab', 'Trail name too short. Minimum allowed length: 3 characters. Specified name length: 2 characters.'),
  named(
    'a'.repeat(129),
    'Trail name too long. Maximum allowed length: 128 characters. Specified name length: 129 characters.',
  ),
  named('-trail', 'Trail name must starts with a letter or number.'),
  named('trail!', 'Trail name must ends with a letter or number.'),
  named(
    'my#trail',
    'Trail name or ARN can only contain uppercase letters, lowercase letters, numbers, periods (.), hyphens (-), and underscores (_).',
  ),
  selectors(
    'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
    'both kinds of selectors',
    { EventSelectors: [everything], AdvancedEventSelectors: [fields] },
  ),
  selectors('Specify a valid number of selectors (1 to 5) for your trail', 'six selectors', {
    EventSelectors: Array.from({ length: 6 }, () => everything),
  }),
  selectors('Value read-only for ReadWriteType is invalid.', 'a selector of events of a kind that there is not', {
    EventSelectors: [{ ...everything, ReadWriteType: 'read-only' }],
  }),
  selectors('The following fields are required: [eventCategory].', 'an advanced selector of no category', {
    AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'readOnly', Equals: ['true'] }] }],
  }),
  {
    name: 'a new trail answers with every member, and is not logging',
    source: stackd('cloudtrail/owned_s3_delivery'),
    grade: 'observed',
    given: [logs, logPolicy('logs', { prefix: 'owned/' })],
    asks: [
      {
        step: [
          'cloudtrail:CreateTrail',
          { Name, S3BucketName: 'logs', S3KeyPrefix: 'owned', IncludeGlobalServiceEvents: false },
        ],
        answer: {
          Name,
          S3BucketName: 'logs',
          S3KeyPrefix: 'owned',
          IncludeGlobalServiceEvents: false,
          IsMultiRegionTrail: false,
          TrailARN: TRAIL_ARN,
          LogFileValidationEnabled: false,
          IsOrganizationTrail: false,
        },
      },
      {
        step: ['cloudtrail:GetTrailStatus', { Name }],
        answer: {
          IsLogging: false,
          LatestDeliveryAttemptTime: '',
          LatestNotificationAttemptTime: '',
          LatestNotificationAttemptSucceeded: '',
          LatestDeliveryAttemptSucceeded: '',
          TimeLoggingStarted: '',
          TimeLoggingStopped: '',
        },
      },
      {
        step: ['cloudtrail:GetEventSelectors', { TrailName: Name }],
        answer: {
          TrailARN: TRAIL_ARN,
          EventSelectors: [
            {
              ReadWriteType: 'All',
              IncludeManagementEvents: true,
              DataResources: [],
              ExcludeManagementEventSources: [],
            },
          ],
        },
      },
    ],
  },
  {
    name: 'a policy that is taken away is noticed at the next delivery, and the code of S3 is in the status',
    source: cloudTrailGuide('cloudtrail-troubleshooting'),
    grade: 'observed',
    given: [...logging, ['s3:DeleteBucketPolicy', { Bucket: 'logs' }]],
    asks: [
      {
        step: ['cloudtrail:GetTrailStatus', { Name }],
        answer: { IsLogging: true, LatestDeliveryAttemptSucceeded: '' },
      },
      { step: ['clock:PassTime', { Minutes: 6 }], answer: {} },
      { step: ['cloudtrail:GetTrailStatus', { Name }], answer: { LatestDeliveryError: 'AccessDenied' } },
      { step: logPolicy('logs'), answer: {} },
      { step: ['clock:PassTime', { Minutes: 6 }], answer: {} },
      {
        step: ['cloudtrail:GetTrailStatus', { Name }],
        answer: { IsLogging: true },
        lacks: ['answer.LatestDeliveryError'],
      },
    ],
  },
  {
    name: 'who reads log files under a key needs the key, and S3 takes the trail’s context from the object',
    source: cloudTrailGuide('create-kms-key-policy-for-cloudtrail'),
    grade: 'documented',
    given: [
      ...may('bob', allow('s3:*')),
      logs,
      logPolicy('logs'),
      [
        'kms:CreateKey',
        {
          Policy: keyPolicy(
            delegation,
            serviceMay('kms:GenerateDataKey*', {
              Condition: {
                StringEquals: { 'aws:SourceArn': TRAIL_ARN },
                StringLike: { 'kms:EncryptionContext:aws:cloudtrail:arn': `arn:aws:cloudtrail:*:${ACCOUNT}:trail/*` },
              },
            }),
            serviceMay('kms:DescribeKey'),
            {
              Effect: 'Allow',
              Principal: { AWS: `arn:aws:iam::${ACCOUNT}:user/bob` },
              Action: 'kms:Decrypt',
              Resource: '*',
              Condition: { Null: { 'kms:EncryptionContext:aws:cloudtrail:arn': 'false' } },
            },
          ),
        },
      ],
      ['cloudtrail:CreateTrail', { Name, S3BucketName: 'logs', KmsKeyId: KEY }],
    ],
    asks: [
      {
        step: ['bob', 's3:GetObject', { Bucket: 'logs', Key: `AWSLogs/${ACCOUNT}/CloudTrail/` }],
        answer: { SSEKMSKeyId: KEY, ContentEncoding: 'gzip', ContentType: 'application/json' },
        kms: ['kms:Decrypt'],
      },
    ],
  },
  {
    name: 'PutKeyPolicy is written down with the policy as a text',
    source: kmsGuide('ct-put-key-policy'),
    grade: 'documented',
    given: [keyed],
    asks: [
      {
        step: ['kms:PutKeyPolicy', { KeyId: KEY, Policy: keyPolicy(delegation) }],
        answer: {},
        records: [
          {
            event: {
              requestParameters: { keyId: KEY, policy: keyPolicy(delegation), bypassPolicyLockoutSafetyCheck: false },
              responseElements: null,
              readOnly: false,
            },
          },
        ],
      },
    ],
  },
  {
    name: 'PutBucketPolicy is written down with the policy as JSON',
    source: guide('cloudtrail-logging-s3-info'),
    grade: 'observed',
    given: [created],
    asks: [
      {
        step: [
          's3:PutBucketPolicy',
          { Bucket, Policy: policy({ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `${BUCKET}/*` }) },
        ],
        answer: {},
        records: [
          {
            event: {
              requestParameters: {
                bucketName: Bucket,
                policy: '',
                bucketPolicy: {
                  Version: '2012-10-17',
                  Statement: [{ Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: `${BUCKET}/*` }],
                },
              },
              readOnly: false,
              managementEvent: true,
              resources: [{ accountId: ACCOUNT, type: 'AWS::S3::Bucket', ARN: BUCKET }],
            },
          },
        ],
      },
    ],
  },
  ...(
    [
      ['without a default', [created], 'AES256', undefined, 'Default_SSE_S3'],
      ['asked for as AES256', [created], 'AES256', 'AES256', 'SSE_S3'],
      ['under a default key', underKey, 'aws:kms', undefined, 'Default_SSE_KMS'],
      ['asked for as aws:kms', [created], 'aws:kms', 'aws:kms', 'SSE_KMS'],
      ['asked for as aws:kms:dsse', [created], 'aws:kms:dsse', 'aws:kms:dsse', 'DSSE_KMS'],
      [
        'under a default of two layers',
        [created, defaultRule({ SSEAlgorithm: 'aws:kms:dsse' })],
        'aws:kms:dsse',
        undefined,
        'Default_DSSE_KMS',
      ],
    ] as const
  ).map(([name, given, applied, asked, SSEApplied]): Story => ({
    name: `the encryption in the record of a write ${name}`,
    source: guide('bucket-encryption-tracking'),
    grade: 'documented',
    given,
    asks: [
      {
        step: ['s3:PutObject', { Bucket, Key: 'a', Body, ...(asked && { ServerSideEncryption: asked }) }],
        answer: { ServerSideEncryption: applied },
        records: [
          ...(applied === 'AES256' ? [] : [{ event: { eventName: 'GenerateDataKey' } }]),
          {
            event: {
              eventName: 'PutObject',
              responseElements: { 'x-amz-server-side-encryption': applied },
              additionalEventData: { SSEApplied, objectSize: 32, httpStatusCode: 200 },
            },
          },
        ],
      },
    ],
  })),
]
