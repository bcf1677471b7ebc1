// Where the rules of the cases are public.
const s3 = 'https://docs.aws.amazon.com/AmazonS3/latest'

/** A page of the user guide of S3. */
export const guide = (page: string): string => `${s3}/userguide/${page}.html`
/** A page of the API reference of S3. */
export const api = (page: string): string => `${s3}/API/${page}.html`
export const kmsGuide = (page: string): string => `https://docs.aws.amazon.com/kms/latest/developerguide/${page}.html`
/** A test of LocalStack whose snapshot was recorded from AWS. */
export const localStack = (test: string, file = 'test_s3'): string =>
  `https://github.com/localstack/localstack/blob/main/tests/aws/services/s3/${file}.snapshot.json#${test}`
/** A native recording of stackd. */
export const stackd = (file: string): string => `https://github.com/radkawar/stackd/blob/main/testdata/aws/${file}.json`
export const issue = (repository: string, number: number): string => `https://github.com/${repository}/issues/${number}`
export const cloudTrailGuide = (page: string): string =>
  `https://docs.aws.amazon.com/awscloudtrail/latest/userguide/${page}.html`
export const cloudTrailApi = (operation: string): string =>
  `https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_${operation}.html`
export const moto = (path: string): string => `https://github.com/getmoto/moto/blob/master/${path}`
export const iam = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`
