// AWS owned, AWS managed and customer managed keys, point by point.
import { values, type World } from '../../sim/index.ts'

const CONCEPTS = 'https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html'
const ROTATION = 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html'
const LIMITS = 'https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html'
const CONTROL = 'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html'
const VIA = 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html'

export interface Point {
  readonly question: string
  /** Of an AWS owned, an AWS managed and a customer managed key. */
  readonly answers: readonly [owned: string, managed: string, customer: string]
  readonly source: string
}

export const kinds = ['AWS owned', 'AWS managed', 'Customer managed'] as const

export const points: readonly Point[] = [
  {
    question: 'Who creates it',
    answers: [
      'The service, for itself',
      'The service, when it is first used in your account; DescribeKey on its alias does it too',
      'You, with `CreateKey`',
    ],
    source: CONCEPTS,
  },
  {
    question: 'Can you see it?',
    answers: [
      'No',
      'Yes: `ListKeys`, `DescribeKey`, KeyManager `AWS`, alias `alias/aws/…`',
      'Yes: KeyManager `CUSTOMER`',
    ],
    source: CONCEPTS,
  },
  {
    question: 'Who sets the key policy',
    answers: ['The service; you never see it', 'AWS: `GetKeyPolicy` yes, `PutKeyPolicy` no', 'You'],
    source: CONCEPTS,
  },
  {
    question: 'Who may use it',
    answers: [
      'The service',
      'Principals of your account, through that one service (`kms:ViaService` and `kms:CallerAccount`)',
      'Whomever its policy, IAM policies and grants let in',
    ],
    source: VIA,
  },
  {
    question: 'Can you call Encrypt or Decrypt with it yourself?',
    answers: ['No', 'No: AccessDeniedException', 'Yes'],
    source: VIA,
  },
  {
    question: 'Other accounts',
    answers: ['Not your decision', 'Never', 'If the key policy or a grant and their own IAM policies allow it'],
    source: CONCEPTS,
  },
  {
    question: 'Who rotates it',
    answers: [
      'The service, as it decides',
      'AWS, about every 365 days; it cannot be stopped or brought forward',
      'You choose: never, every 90 to 2560 days, or on demand',
    ],
    source: ROTATION,
  },
  {
    question: 'Who may disable, delete, tag or rename it',
    answers: ['Nobody in your account', 'Nobody in your account', 'You; deletion waits 7 to 30 days'],
    source: CONCEPTS,
  },
  {
    question: 'Monthly fee',
    answers: [
      'None',
      'None',
      'Yes, by the hour; the first and the second rotation add as much again, later ones nothing',
    ],
    source: ROTATION,
  },
  {
    question: 'Fee and quota of requests',
    answers: ['Neither', 'Charged, unless the service pays; they count', 'Charged; they count'],
    source: CONCEPTS,
  },
  {
    question: 'Counts among your 100,000 keys',
    answers: ['No', 'No', 'Yes'],
    source: LIMITS,
  },
  {
    question: 'Resource control policies of the organization',
    answers: ['Do not apply', 'Do not apply', 'Apply'],
    source: CONTROL,
  },
]

/** Which of them there are at the moment. */
export function keysHere({ kms, s3 }: World): Point['answers'] {
  const keys = [...values(kms.keys)]
  const managed = keys.filter(({ keyManager }) => keyManager === 'AWS')
  const names = managed.flatMap(({ aliasNames }) => aliasNames.map((name) => `\`${name}\``))
  const own = keys.length - managed.length
  return [
    s3.serviceMaterialId === null ? 'Nobody can say' : 'Nobody can say; S3 has used one of its own, for SSE-S3',
    names.join(', ') || 'None yet',
    own === 1 ? '1 key' : `${own === 0 ? 'No' : own} keys`,
  ]
}
