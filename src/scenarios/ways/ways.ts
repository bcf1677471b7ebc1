// The ways to encrypt an object in S3: how one asks for each, and what it is for.

export interface Way {
  readonly id: 'sse-s3' | 'sse-kms-managed' | 'sse-kms' | 'bucket-key' | 'dsse-kms' | 'sse-c' | 'client-side'
  readonly name: string
  /** What the request says, line by line, as HTTP. */
  readonly asks: readonly string[]
  /** What it is for, in a sentence or two. */
  readonly says: string
  /** Where AWS describes it. */
  readonly source: string
}

const S3_GUIDE = 'https://docs.aws.amazon.com/AmazonS3/latest/userguide'

export const ways: readonly Way[] = [
  {
    id: 'sse-s3',
    name: 'SSE-S3',
    asks: ['x-amz-server-side-encryption: AES256'],
    says: 'What every new object gets since January 2023, unless the bucket or the request says otherwise. Who may read in S3 reads.',
    source: `${S3_GUIDE}/UsingServerSideEncryption.html`,
  },
  {
    id: 'sse-kms-managed',
    name: 'SSE-KMS with aws/s3',
    asks: ['x-amz-server-side-encryption: aws:kms'],
    says: 'The AWS managed key of this account. CloudTrail has each use of it; its policy lets in everybody whom S3 lets in, and cannot be changed.',
    source: `${S3_GUIDE}/UsingKMSEncryption.html`,
  },
  {
    id: 'sse-kms',
    name: 'SSE-KMS with your key',
    asks: ['x-amz-server-side-encryption: aws:kms', 'x-amz-server-side-encryption-aws-kms-key-id: …'],
    says: 'A reader needs S3 and your key. You can audit it, take it away, and disable it.',
    source: `${S3_GUIDE}/UsingKMSEncryption.html`,
  },
  {
    id: 'bucket-key',
    name: 'SSE-KMS with a Bucket Key',
    asks: [
      'x-amz-server-side-encryption: aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id: …',
      'x-amz-server-side-encryption-bucket-key-enabled: true',
    ],
    says: 'S3 keeps one key from KMS for a while and makes data keys with it: fewer requests and records. What a reader has used lately is not asked for again.',
    source: `${S3_GUIDE}/bucket-key.html`,
  },
  {
    id: 'dsse-kms',
    name: 'DSSE-KMS',
    asks: ['x-amz-server-side-encryption: aws:kms:dsse', 'x-amz-server-side-encryption-aws-kms-key-id: …'],
    says: 'Two layers, the inner under your key, the outer under one of S3. For rules that ask for two.',
    source: `${S3_GUIDE}/UsingDSSEncryption.html`,
  },
  {
    id: 'sse-c',
    name: 'SSE-C',
    asks: [
      'x-amz-server-side-encryption-customer-algorithm: AES256',
      'x-amz-server-side-encryption-customer-key: …',
      'x-amz-server-side-encryption-customer-key-MD5: …',
    ],
    says: 'The key comes with each request and S3 forgets it. Blocked in new buckets since April 2026; unblocked for this try.',
    source: `${S3_GUIDE}/ServerSideEncryptionCustomerKeys.html`,
  },
  {
    id: 'client-side',
    name: 'Client-side, with your key',
    asks: ['kms:GenerateDataKey', 'PutObject of what is ciphertext already'],
    says: 'The program encrypts before it uploads: S3 never has the plaintext, and whoever reads asks KMS.',
    source: `${S3_GUIDE}/UsingClientSideEncryption.html`,
  },
]
