// The two flows that everything else in this product stands on, step by step: opening and sealing.
import {
  alias,
  bucket,
  dataEvents,
  everyone,
  getPicture,
  keyPolicy,
  logBucket,
  logBucketPolicy,
  people,
  putPicture,
  sseKms,
  trailName,
} from './cast.ts'
import type { Scenario } from './scenario.ts'

export const openedEnvelope = {
  id: 'opened-envelope',
  title: 'How S3 opens an envelope',
  summary: 'Follow one data key: wrapped on the disk, open in S3’s memory for a moment, then zeros.',
  minutes: 8,
  cast: everyone,
  stage: { bucket, logBucket, alias },
  setup: [
    ...people,
    {
      id: 'create-key',
      as: 'carol',
      operation: 'kms:CreateKey',
      input: { Description: 'Protects the pictures', Policy: { json: keyPolicy } },
    },
    {
      as: 'carol',
      operation: 'kms:CreateAlias',
      input: { AliasName: alias, TargetKeyId: { from: 'create-key', member: 'KeyMetadata.KeyId' } },
    },
    { as: 'carol', operation: 's3:CreateBucket', input: { Bucket: logBucket } },
    { as: 'carol', operation: 's3:PutBucketPolicy', input: { Bucket: logBucket, Policy: { json: logBucketPolicy } } },
    { as: 'carol', operation: 'cloudtrail:CreateTrail', input: { Name: trailName, S3BucketName: logBucket } },
    { as: 'carol', operation: 'cloudtrail:StartLogging', input: { Name: trailName } },
    { as: 'carol', operation: 'cloudtrail:PutEventSelectors', input: dataEvents },
    { as: 'carol', operation: 's3:CreateBucket', input: { Bucket: bucket } },
    { as: 'carol', operation: 's3:PutBucketEncryption', input: sseKms },
    { as: 'alice', operation: 's3:PutObject', input: putPicture },
  ],
  chapters: [
    {
      id: 'open',
      title: 'Opening: GetObject',
      text: [
        'On the disk lie two things side by side: the picture as **ciphertext**, and the **data key** that sealed it, itself wrapped under the KMS key.',
        'To give Alice her picture S3 needs the data key for a moment. Watch where it is, and for how long.',
      ],
      beats: [
        {
          id: 'get',
          as: 'alice',
          operation: 's3:GetObject',
          input: getPicture,
          tell: 'Alice asks S3 for the picture.',
          button: 'Get as Alice',
          predict: {
            question: 'What does S3 send to KMS?',
            answers: [
              { label: 'The picture’s ciphertext' },
              { label: 'The wrapped data key', right: true },
              { label: 'The plaintext data key' },
            ],
          },
          expect: { outcome: 'allowed' },
          seen: 'KMS saw a wrapped key of about a hundred bytes, never the picture. S3 saw the open data key, never the KMS key.',
          look: 'bytes',
        },
      ],
    },
    {
      id: 'seal',
      title: 'Sealing: PutObject',
      text: [
        'Upload is the mirror. KMS makes a **fresh data key** and gives it to S3 twice: open, to encrypt with, and wrapped, to keep.',
        'The open one is overwritten as soon as the picture is sealed. Only KMS can open the wrapped one again.',
      ],
      beats: [
        {
          id: 'put',
          as: 'alice',
          operation: 's3:PutObject',
          input: putPicture,
          tell: 'Alice uploads the picture once more.',
          button: 'Upload as Alice',
          predict: {
            question: 'The same picture, the same KMS key. Will the ciphertext on the disk be the same as before?',
            answers: [
              { label: 'Yes: same input, same output' },
              { label: 'No: every object gets its own data key', right: true },
            ],
          },
          expect: { outcome: 'allowed' },
          seen: 'A new data key, a new wrapped key, a new ciphertext. Losing one data key would open one object, not the bucket.',
          look: 'bytes',
        },
        {
          id: 'open-without-permission',
          as: 'bob',
          operation: 's3:GetObject',
          input: getPicture,
          tell: 'Bob may read the bucket, but nothing lets him use the key.',
          button: 'Get as Bob',
          predict: {
            question: 'Where does Bob’s request end?',
            answers: [
              { label: 'At S3: he gets nothing at all from it' },
              { label: 'At KMS: the envelope stays shut', right: true },
              { label: 'Nowhere: he gets the picture' },
            ],
          },
          expect: { outcome: 'refused', code: 'AccessDenied' },
          seen: 'S3 had fetched both parts, and KMS would not open the envelope for Bob. No data key ever came into S3’s memory.',
          look: 'decision',
        },
      ],
    },
  ],
} satisfies Scenario
