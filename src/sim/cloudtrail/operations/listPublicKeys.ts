import { fromBase64 } from '../../bytes.ts'
import { get } from '../../collections/orderedMap.ts'

import { auditTime, parameters } from '../../kms/audit.ts'
import { defineOperation } from '../../operation.ts'
import { optional, string, timestamp } from '../../shape.ts'
import { invalidTimeRange, invalidToken } from '../errors.ts'

export const listPublicKeys = defineOperation({
  name: 'cloudtrail:ListPublicKeys',
  summary: 'Lists the public keys with which the digest files of this Region are verified.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_ListPublicKeys.html',
  input: { StartTime: optional(timestamp), EndTime: optional(timestamp), NextToken: optional(string()) },
  example: {},
  permissions: () => [{ action: 'cloudtrail:ListPublicKeys', resource: '*' }],
  audit: {
    category: 'Management',
    readOnly: true,
    requestParameters: ({ StartTime, EndTime, NextToken }) =>
      parameters({
        startTime: StartTime === undefined ? undefined : auditTime(StartTime * 1000),
        endTime: EndTime === undefined ? undefined : auditTime(EndTime * 1000),
        nextToken: NextToken,
      }),
  },
  run({ world, region, now }, { StartTime = now / 1000, EndTime = now / 1000, NextToken }) {
    if (NextToken !== undefined) throw invalidToken()
    if (StartTime > EndTime) throw invalidTimeRange()
    return {
      PublicKeyList: (get(world.cloudtrail.publicKeys, region) ?? [])
        .filter(({ validFrom, validUntil }) => validFrom <= EndTime * 1000 && validUntil >= StartTime * 1000)
        .map(({ value, fingerprint, validFrom, validUntil }) => ({
          Value: fromBase64(value),
          ValidityStartTime: validFrom / 1000,
          ValidityEndTime: validUntil / 1000,
          Fingerprint: fingerprint,
        })),
    }
  },
})
