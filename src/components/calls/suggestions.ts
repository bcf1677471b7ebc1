// What of this world a member may name, so that nobody has to type an ARN.
import { values, type World } from '../../sim/index.ts'

export interface Suggestion {
  readonly value: string
  readonly label: string
}

/** By the member's own name, which AWS uses alike everywhere. At most as many as a list can show. */
export function suggestionsFor(world: World, member: string): readonly Suggestion[] {
  return (SOURCES.get(member)?.(world) ?? []).slice(0, MOST)
}

const MOST = 100

type Source = (world: World) => readonly Suggestion[]

const keys: Source = ({ kms }) => [
  ...[...values(kms.aliases)].map(({ aliasName }) => ({ value: aliasName, label: aliasName })),
  ...[...values(kms.keys)].map(({ arn, aliasNames, keySpec }) => ({
    value: arn,
    label: `${aliasNames[0] ?? arn.slice(arn.lastIndexOf('/') + 1)} · ${keySpec}`,
  })),
]
const named = (names: Iterable<string>): readonly Suggestion[] =>
  Array.from(names, (name) => ({ value: name, label: name }))

const SOURCES: ReadonlyMap<string, Source> = new Map<string, Source>([
  ...['KeyId', 'TargetKeyId', 'DestinationKeyId', 'SourceKeyId', 'KmsKeyId', 'SSEKMSKeyId'].map(
    (member) => [member, keys] as const,
  ),
  ['AliasName', ({ kms }) => named([...values(kms.aliases)].map(({ aliasName }) => aliasName))],
  ['Bucket', ({ s3 }) => named([...values(s3.buckets)].map(({ name }) => name))],
  ['UserName', ({ iam }) => named([...values(iam.users)].map(({ userName }) => userName))],
  ['RoleName', ({ iam }) => named([...values(iam.roles)].map(({ roleName }) => roleName))],
  ['RoleArn', ({ iam }) => named([...values(iam.roles)].map(({ arn }) => arn))],
  ['GroupName', ({ iam }) => named([...values(iam.groups)].map(({ groupName }) => groupName))],
  ['PolicyArn', ({ iam }) => named([...values(iam.policies)].map(({ arn }) => arn))],
  [
    'GranteePrincipal',
    ({ iam }) =>
      named([...[...values(iam.users)].map(({ arn }) => arn), ...[...values(iam.roles)].map(({ arn }) => arn)]),
  ],
])
