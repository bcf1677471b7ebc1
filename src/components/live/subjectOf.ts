import type { Printable } from '../../sim/index.ts'

/** What a request is about, as its sender would say it: `gallery/photo.png`, `alias/pictures`. Empty when it names nothing. */
export function subjectOf(input: unknown): string {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return ''
  const members = input as Readonly<Record<string, Printable>> // what is left is an object
  const { Bucket: bucket, Key: key } = members
  if (typeof bucket === 'string') return typeof key === 'string' ? `${bucket}/${key}` : bucket
  const [first = ''] = NAMING.flatMap((name) => members[name] ?? []).filter((value) => typeof value === 'string')
  return first.length > LONGEST ? `${first.slice(0, LONGEST)}…` : first
}

const LONGEST = 80

/** The members that name what AWS's operations are about, the most telling first. */
const NAMING = [
  'AliasName',
  'KeyId',
  'TargetKeyId',
  'GrantId',
  'RoleName',
  'RoleArn',
  'UserName',
  'GroupName',
  'PolicyName',
  'PolicyArn',
  'InstanceProfileName',
  'Name',
  'TrailName',
  'TrailNameList',
  'AccessKeyId',
]
