import { values } from '../../collections/orderedMap.ts'
import { base64Of, fromBase64, textOf, utf8 } from '../../bytes.ts'
import { defineOperation } from '../../operation.ts'
import { integer, optional, string } from '../../shape.ts'
import { canonicalUserId } from '../canonicalUser.ts'
import { invalidArgument } from '../errors.ts'

export const listBuckets = defineOperation({
  name: 's3:ListBuckets',
  summary: 'Lists the buckets of the account, in all Regions, by name.',
  docs: 'https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html',
  input: {
    MaxBuckets: optional(integer()),
    ContinuationToken: optional(string()),
    Prefix: optional(string()),
    BucketRegion: optional(string()),
  },
  example: {},
  permissions: () => [{ action: 's3:ListAllMyBuckets', resource: '*' }],
  async run({ world, accountId }, { MaxBuckets, ContinuationToken, Prefix, BucketRegion }) {
    const most = MaxBuckets ?? LIMIT
    if (most < 1 || most > LIMIT)
      throw invalidArgument(
        `Argument max-buckets must be an integer between 1 and ${LIMIT}`,
        'max-buckets',
        String(most),
      )
    if (BucketRegion !== undefined && !(await import('../../kms/regions.ts')).isRegion(BucketRegion))
      throw invalidArgument(`Argument value ${BucketRegion} is not a valid AWS Region`, 'bucket-region')
    const start = ContinuationToken ? nameIn(ContinuationToken) : ''
    const found = [...values(world.s3.buckets)].filter(
      (bucket) =>
        bucket.accountId === accountId &&
        bucket.name >= start &&
        (Prefix === undefined || bucket.name.startsWith(Prefix)) &&
        (BucketRegion === undefined || bucket.region === BucketRegion),
    )
    const isPaged = [MaxBuckets, ContinuationToken, Prefix, BucketRegion].some((member) => member !== undefined)
    const next = found[most]
    // In AWS's order, on which a client in Java counts.
    return {
      Owner: { ID: canonicalUserId(accountId) },
      Buckets: found.slice(0, most).map(({ name, arn, creationDate, region }) => ({
        Name: name,
        /** Seconds since the epoch. */
        CreationDate: Math.floor(creationDate / 1000),
        ...(isPaged && { BucketRegion: region }),
        BucketArn: arn,
      })),
      ...(next && { ContinuationToken: base64Of(utf8(next.name)) }),
      ...(Prefix !== undefined && { Prefix }),
    }
  },
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ MaxBuckets, ContinuationToken, Prefix, BucketRegion }, { region }) => ({
      Host: `s3.${region}.amazonaws.com`,
      ...(MaxBuckets !== undefined && { 'max-buckets': String(MaxBuckets) }),
      ...(ContinuationToken !== undefined && { 'continuation-token': ContinuationToken }),
      ...(Prefix !== undefined && { prefix: Prefix }),
      ...(BucketRegion !== undefined && { 'bucket-region': BucketRegion }),
    }),
  },
})

const LIMIT = 10_000

/** A token names the bucket that the next page begins with. */
function nameIn(token: string): string {
  const bytes = fromBase64(token)
  if (!bytes?.length) throw invalidArgument('The continuation token provided is incorrect', 'continuation-token')
  return textOf(bytes)
}
