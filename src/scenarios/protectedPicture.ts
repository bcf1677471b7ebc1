// The whole way from a KMS key to a refused request: what a course does with a real account.
import {
  accountId,
  alias,
  bobReadsGallery,
  bucket,
  dataEvents,
  delegation,
  everyone,
  getPicture,
  keyPolicy,
  keyUsers,
  logBucket,
  logBucketPolicy,
  people,
  policy,
  publicRead,
  putPicture,
  sids,
  sseKms,
  statement,
  trailName,
} from './cast.ts'
import type { Scenario, Toggle } from './scenario.ts'

const keyArn = { from: 'create-key', member: 'KeyMetadata.Arn' } as const

const bobGetObject: Toggle = {
  id: 'bob-get-object',
  subject: 'Bob’s IAM policy',
  label: 's3:GetObject',
  options: [
    {
      label: 'Allowed',
      change: {
        type: 'statement',
        document: { type: 'user policy', userName: 'bob', policyName: 'BobReadsGallery' },
        sid: 'BobReadsGallery',
        present: bobReadsGallery,
      },
    },
    {
      label: 'Not allowed',
      change: {
        type: 'statement',
        document: { type: 'user policy', userName: 'bob', policyName: 'BobReadsGallery' },
        sid: 'BobReadsGallery',
        present: null,
      },
    },
  ],
}

const bobDecrypt: Toggle = {
  id: 'bob-decrypt',
  subject: 'Bob’s IAM policy',
  label: 'kms:Decrypt',
  options: [
    {
      label: 'Allowed',
      change: {
        type: 'statement',
        document: { type: 'user policy', userName: 'bob', policyName: 'BobDecryptsPictures' },
        sid: 'BobDecryptsPictures',
        present: statement('BobDecryptsPictures', 'Allow', 'kms:Decrypt', keyArn),
      },
    },
    {
      label: 'Not allowed',
      change: {
        type: 'statement',
        document: { type: 'user policy', userName: 'bob', policyName: 'BobDecryptsPictures' },
        sid: 'BobDecryptsPictures',
        present: null,
      },
    },
  ],
}

const keyDelegates: Toggle = {
  id: 'key-delegates',
  subject: 'Key policy',
  label: 'lets IAM decide',
  options: [
    {
      label: 'Yes',
      change: { type: 'statement', document: { type: 'key policy', alias }, sid: sids.delegation, present: delegation },
    },
    {
      label: 'No',
      change: { type: 'statement', document: { type: 'key policy', alias }, sid: sids.delegation, present: null },
    },
  ],
}

const aliceUsesKey: Toggle = {
  id: 'alice-uses-key',
  subject: 'Key policy',
  label: 'Alice is a key user',
  options: [
    {
      label: 'Yes',
      change: { type: 'statement', document: { type: 'key policy', alias }, sid: sids.users, present: keyUsers },
    },
    {
      label: 'No',
      change: { type: 'statement', document: { type: 'key policy', alias }, sid: sids.users, present: null },
    },
  ],
}

const denyDecrypt: Toggle = {
  id: 'deny-decrypt',
  subject: 'Key policy',
  label: 'explicit deny of kms:Decrypt for everyone',
  options: [
    {
      label: 'Present',
      change: {
        type: 'statement',
        document: { type: 'key policy', alias },
        sid: 'Nobody decrypts',
        present: statement('Nobody decrypts', 'Deny', 'kms:Decrypt', '*', { Principal: { AWS: '*' } }),
      },
    },
    {
      label: 'Absent',
      change: { type: 'statement', document: { type: 'key policy', alias }, sid: 'Nobody decrypts', present: null },
    },
  ],
}

const blockPublicAccess: Toggle = {
  id: 'block-public-access',
  subject: `Bucket ${bucket}`,
  label: 'Block Public Access',
  options: [
    { label: 'On', change: { type: 'public-access-block', bucket, on: true } },
    { label: 'Off', change: { type: 'public-access-block', bucket, on: false } },
  ],
}

const bucketIsPublic: Toggle = {
  id: 'bucket-public',
  subject: 'Bucket policy',
  label: 'everyone may s3:GetObject',
  options: [
    {
      label: 'Yes',
      change: {
        type: 'statement',
        document: { type: 'bucket policy', bucket },
        sid: 'PublicRead',
        present: publicRead,
      },
    },
    {
      label: 'No',
      change: { type: 'statement', document: { type: 'bucket policy', bucket }, sid: 'PublicRead', present: null },
    },
  ],
}

const keyState: Toggle = {
  id: 'key-state',
  subject: 'KMS key',
  label: 'state',
  options: [
    { label: 'Enabled', change: { type: 'key-state', alias, state: 'Enabled' } },
    { label: 'Disabled', change: { type: 'key-state', alias, state: 'Disabled' } },
    { label: 'Pending deletion', change: { type: 'key-state', alias, state: 'PendingDeletion' } },
  ],
}

export const protectedPicture = {
  id: 'protected-picture',
  title: 'The protected picture',
  summary:
    'Make a KMS key, a trail and an encrypted bucket, upload a picture, then find out who gets it back and who does not.',
  minutes: 20,
  cast: everyone,
  stage: { bucket, logBucket, alias },
  setup: people,
  chapters: [
    {
      id: 'key',
      title: 'A key with administrators and users',
      text: [
        'Carol makes a KMS key. Its **key policy** says who administers it and who may use it. The key material is made inside KMS and never leaves it.',
        'Carol administers the key, Alice uses it. Bob is not mentioned.',
      ],
      beats: [
        {
          id: 'create-key',
          as: 'carol',
          operation: 'kms:CreateKey',
          input: { Description: 'Protects the pictures', Policy: { json: keyPolicy } },
          tell: 'Carol asks KMS for a key and sends the key policy with the request.',
          button: 'Create the key',
          expect: { outcome: 'allowed' },
          seen: 'The key exists. Its material was made in the HSM; Carol got its name and its ARN, never the key.',
          look: 'request',
        },
        {
          id: 'create-alias',
          as: 'carol',
          operation: 'kms:CreateAlias',
          input: { AliasName: alias, TargetKeyId: { from: 'create-key', member: 'KeyMetadata.KeyId' } },
          tell: 'A key ID is hard to remember, so Carol gives the key an alias.',
          button: 'Name it alias/pictures',
          expect: { outcome: 'allowed' },
          seen: 'Two checks: Carol’s IAM policy for the alias, the key policy for the key.',
          look: 'decision',
        },
        {
          id: 'carol-uses-key',
          as: 'carol',
          operation: 'kms:GenerateDataKey',
          input: { KeyId: alias, KeySpec: 'AES_256' },
          tell: 'Carol administers this key. She now tries to use it and asks for a data key.',
          button: 'Send as Carol',
          predict: {
            question: 'Will KMS give Carol, the administrator, a data key?',
            answers: [{ label: 'Yes: she administers the key' }, { label: 'No: nothing lets her use it', right: true }],
          },
          expect: { outcome: 'refused', code: 'AccessDeniedException' },
          seen: 'Denied. The key policy lets Carol administer the key, and leaves the rest to IAM. Her IAM policy does not mention `kms:GenerateDataKey`.',
          look: 'decision',
        },
      ],
    },
    {
      id: 'trail',
      title: 'A trail into a bucket',
      text: [
        '**CloudTrail** writes down who asked for what. A trail delivers those records as files into a bucket, as long as the bucket’s policy lets CloudTrail write there.',
      ],
      beats: [
        {
          id: 'create-log-bucket',
          as: 'carol',
          operation: 's3:CreateBucket',
          input: { Bucket: logBucket },
          tell: 'Carol makes a bucket for the log files.',
          button: 'Create the log bucket',
          expect: { outcome: 'allowed' },
          seen: 'A new bucket is private, blocks public access and encrypts what it stores, without being told.',
          look: 'request',
        },
        {
          id: 'create-trail-too-early',
          as: 'carol',
          operation: 'cloudtrail:CreateTrail',
          input: { Name: trailName, S3BucketName: logBucket },
          tell: 'Carol may do everything in CloudTrail. She creates a trail that delivers into that bucket.',
          button: 'Create the trail',
          predict: {
            question: 'Will CloudTrail accept the new bucket?',
            answers: [
              { label: 'Yes: Carol may create trails' },
              { label: 'No: the bucket does not know CloudTrail', right: true },
            ],
          },
          expect: {
            outcome: 'refused',
            code: 'InsufficientS3BucketPolicyException',
            message: `Incorrect S3 bucket policy is detected for bucket: ${logBucket}`,
          },
          seen: 'Refused. CloudTrail would write as itself, not as Carol, and no bucket policy lets it.',
          look: 'request',
        },
        {
          id: 'log-bucket-policy',
          as: 'carol',
          operation: 's3:PutBucketPolicy',
          input: { Bucket: logBucket, Policy: { json: logBucketPolicy } },
          tell: 'Carol writes a bucket policy for the service `cloudtrail.amazonaws.com`, for this one trail only.',
          button: 'Put the bucket policy',
          expect: { outcome: 'allowed' },
          seen: 'The bucket now lets CloudTrail look at its ACL and write under `AWSLogs/`, on behalf of this trail.',
          look: 'request',
        },
        {
          id: 'create-trail',
          as: 'carol',
          operation: 'cloudtrail:CreateTrail',
          input: { Name: trailName, S3BucketName: logBucket },
          tell: 'The same request once more.',
          button: 'Create the trail again',
          expect: { outcome: 'allowed' },
          seen: 'The trail exists. It does not record yet: creating a trail through the API does not start it.',
          look: 'request',
        },
        {
          id: 'start-logging',
          as: 'carol',
          operation: 'cloudtrail:StartLogging',
          input: { Name: trailName },
          tell: 'Carol starts the trail.',
          button: 'Start logging',
          expect: { outcome: 'allowed' },
          seen: 'From now on the trail keeps management events. Reading or writing an object is a data event, and not among them.',
          look: 'record',
        },
        {
          id: 'data-events',
          as: 'carol',
          operation: 'cloudtrail:PutEventSelectors',
          input: dataEvents,
          tell: 'Carol asks the trail to keep the data events of the bucket that will hold the pictures.',
          button: 'Record S3 data events',
          expect: { outcome: 'allowed' },
          seen: 'The trail now also writes down who reads and writes objects in `gallery`.',
          look: 'request',
        },
      ],
    },
    {
      id: 'encryption',
      title: 'Encryption under your own key',
      text: [
        'Every S3 bucket encrypts. The question is under **whose key**: one that S3 owns and nobody sees, or a KMS key with a policy that you write and a record of every use.',
      ],
      beats: [
        {
          id: 'create-bucket',
          as: 'carol',
          operation: 's3:CreateBucket',
          input: { Bucket: bucket },
          tell: 'Carol makes the bucket for the pictures.',
          button: 'Create the bucket',
          expect: { outcome: 'allowed' },
          seen: 'The bucket stands. Carol has not said a word about encryption.',
        },
        {
          id: 'look-at-default',
          as: 'carol',
          operation: 's3:GetBucketEncryption',
          input: { Bucket: bucket },
          tell: 'Nobody has set up encryption for this bucket. Carol asks what it does with new objects.',
          button: 'Ask the bucket',
          predict: {
            question: 'What does a new bucket do with an object?',
            answers: [
              { label: 'It stores it as it comes' },
              { label: 'It encrypts it under a key of S3', right: true },
              { label: 'It refuses it' },
            ],
          },
          expect: { outcome: 'allowed' },
          seen: '`AES256`: since January 2023 every new object is encrypted, under keys that S3 owns. Permission to read is permission to decrypt.',
          look: 'request',
        },
        {
          id: 'put-encryption',
          as: 'carol',
          operation: 's3:PutBucketEncryption',
          input: sseKms,
          tell: 'Carol makes SSE-KMS under her key the bucket’s default.',
          button: 'Turn on SSE-KMS',
          expect: { outcome: 'allowed' },
          seen: 'From now on S3 asks KMS for a data key for each new object. S3 has not checked the key yet; it will when somebody writes.',
          look: 'request',
        },
      ],
    },
    {
      id: 'access',
      title: 'Upload, and who gets it back',
      text: [
        'Alice uploads a picture: the lesson’s own, or a file of yours. S3 asks KMS for a data key **as Alice**, encrypts the picture and keeps only the ciphertext and the wrapped data key.',
        'Then three people ask for it. Each request passes two checks: S3’s for the object, KMS’s for the key.',
      ],
      beats: [
        {
          id: 'upload',
          as: 'alice',
          operation: 's3:PutObject',
          input: putPicture,
          tell: 'Alice uploads the picture. Her request says nothing about encryption.',
          button: 'Upload as Alice',
          predict: {
            question: 'Which permissions does Alice need?',
            answers: [
              { label: 's3:PutObject' },
              { label: 's3:PutObject and kms:GenerateDataKey', right: true },
              { label: 's3:PutObject and kms:Encrypt' },
            ],
          },
          expect: { outcome: 'allowed' },
          seen: 'The disk holds the ciphertext and the wrapped data key. The plaintext data key lived in S3’s memory for a moment and is zeros now.',
          look: 'bytes',
        },
        {
          id: 'alice-reads',
          as: 'alice',
          operation: 's3:GetObject',
          input: getPicture,
          tell: 'Alice asks for the picture.',
          button: 'Get as Alice',
          expect: { outcome: 'allowed' },
          seen: 'Alice may `s3:GetObject` by her IAM policy and `kms:Decrypt` by the key policy. The same picture comes back.',
          look: 'decision',
        },
        {
          id: 'bob-reads',
          as: 'bob',
          operation: 's3:GetObject',
          input: getPicture,
          tell: 'Bob’s policy allows `s3:GetObject` on every object of this bucket. He asks for the picture.',
          button: 'Get as Bob',
          predict: {
            question: 'Will Bob get the picture?',
            answers: [
              { label: 'Yes: he may s3:GetObject' },
              { label: 'No: S3 stops him' },
              { label: 'No: KMS stops him', right: true },
            ],
          },
          expect: { outcome: 'refused', code: 'AccessDenied' },
          seen: 'S3 let Bob in, KMS did not: **nothing says yes** to `kms:Decrypt`. The key policy leaves it to IAM, and Bob’s policy is silent.',
          look: 'decision',
        },
        {
          id: 'make-public-too-early',
          as: 'carol',
          operation: 's3:PutBucketPolicy',
          input: { Bucket: bucket, Policy: { json: policy(publicRead) } },
          tell: 'Carol writes a bucket policy that lets everyone read, signed in or not.',
          button: 'Make the bucket public',
          predict: {
            question: 'Will S3 accept the policy?',
            answers: [
              { label: 'Yes: Carol may put bucket policies' },
              { label: 'No: new buckets block public policies', right: true },
            ],
          },
          expect: {
            outcome: 'refused',
            code: 'AccessDenied',
            message: `User: arn:aws:iam::${accountId}:user/carol is not authorized to perform: s3:PutBucketPolicy on resource: "arn:aws:s3:::${bucket}" because public policies are prevented by the BlockPublicPolicy setting in S3 Block Public Access.`,
          },
          seen: 'Block Public Access is on for every new bucket, whoever asks.',
          look: 'request',
        },
        {
          id: 'lift-block',
          as: 'carol',
          operation: 's3:PutPublicAccessBlock',
          input: {
            Bucket: bucket,
            PublicAccessBlockConfiguration: {
              BlockPublicAcls: false,
              IgnorePublicAcls: false,
              BlockPublicPolicy: false,
              RestrictPublicBuckets: false,
            },
          },
          tell: 'Carol turns Block Public Access off for this bucket.',
          button: 'Turn it off',
          expect: { outcome: 'allowed' },
          seen: 'All four settings are off. Never do this to a bucket that you care about.',
        },
        {
          id: 'make-public',
          as: 'carol',
          operation: 's3:PutBucketPolicy',
          input: { Bucket: bucket, Policy: { json: policy(publicRead) } },
          tell: 'The same bucket policy once more.',
          button: 'Make the bucket public',
          expect: { outcome: 'allowed' },
          seen: 'The bucket is public: its policy allows `s3:GetObject` to everyone.',
        },
        {
          id: 'anyone-reads',
          as: 'anyone',
          operation: 's3:GetObject',
          input: getPicture,
          tell: 'Somebody on the internet asks for the picture, without signing in.',
          button: 'Get as anyone',
          predict: {
            question: 'Will a stranger get the picture?',
            answers: [
              { label: 'Yes: the bucket is public' },
              { label: 'No: the request is not signed', right: true },
              { label: 'They get the ciphertext' },
            ],
          },
          expect: {
            outcome: 'refused',
            code: 'InvalidArgument',
            message:
              'Requests specifying Server Side Encryption with AWS KMS managed keys require AWS Signature Version 4.',
          },
          seen: 'The bucket policy lets the stranger in, but KMS only hears signed requests. A public object under a KMS key is not readable by the public.',
          look: 'request',
        },
      ],
      toggles: [bobDecrypt, keyDelegates],
      tries: [
        {
          label: 'Get the picture',
          operation: 's3:GetObject',
          input: getPicture,
          people: ['alice', 'bob', 'carol', 'anyone'],
        },
      ],
    },
    {
      id: 'what-is-left',
      title: 'Take permissions away',
      text: [
        'The object has not moved. Change one thing at a time, send the request again, and look at which gate decides.',
        'What the disk holds stays the same through all of it: ciphertext and a wrapped key that only KMS can open.',
      ],
      beats: [
        {
          id: 'deliver-logs',
          as: 'dana',
          operation: 'clock:PassTime',
          input: { Minutes: 5 },
          tell: 'Five minutes pass. CloudTrail delivers what the trail has kept.',
          button: 'Let five minutes pass',
          expect: { outcome: 'allowed' },
          seen: 'A log file lies in the log bucket, encrypted like everything in S3. CloudTrail wrote it as itself; the bucket policy let it.',
        },
        {
          id: 'disable-key',
          as: 'carol',
          operation: 'kms:DisableKey',
          input: { KeyId: keyArn },
          tell: 'Carol disables the key.',
          button: 'Disable the key',
          expect: { outcome: 'allowed' },
          seen: 'The key still exists, with all its policies. It just does nothing.',
        },
        {
          id: 'alice-is-refused',
          as: 'alice',
          operation: 's3:GetObject',
          input: getPicture,
          tell: 'Alice has every permission she had before. She asks for the picture.',
          button: 'Get as Alice',
          predict: {
            question: 'Will Alice get her picture?',
            answers: [{ label: 'Yes: she has all permissions' }, { label: 'No: the key is disabled', right: true }],
          },
          expect: { outcome: 'refused', code: 'KMS.DisabledException' },
          seen: 'Every gate opened, and the key did not turn. Nothing was lost: enable the key and the picture is back.',
          look: 'request',
        },
        {
          id: 'enable-key',
          as: 'carol',
          operation: 'kms:EnableKey',
          input: { KeyId: keyArn },
          tell: 'Carol enables the key again.',
          button: 'Enable the key',
          expect: { outcome: 'allowed' },
          seen: 'Now it is your world: flip a switch, choose who asks, and send.',
        },
      ],
      toggles: [
        bobGetObject,
        bobDecrypt,
        keyDelegates,
        aliceUsesKey,
        denyDecrypt,
        bucketIsPublic,
        blockPublicAccess,
        keyState,
      ],
      tries: [
        {
          label: 'Get the picture',
          operation: 's3:GetObject',
          input: getPicture,
          people: ['alice', 'bob', 'carol', 'anyone'],
        },
        {
          label: 'Upload again',
          operation: 's3:PutObject',
          input: putPicture,
          people: ['alice', 'bob', 'carol', 'anyone'],
        },
      ],
    },
  ],
} satisfies Scenario
