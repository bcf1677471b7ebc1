// A toggle as what it really is: an edit of a policy document or a setting, made by requests, and read back from the world.
import { aliasArn, get, type ChosenKeyState, type KmsKey, type PublicAccessBlock, type World } from '../sim/index.ts'
import type { Change, DocumentName, Input, Request } from './scenario.ts'

/** Is the world as the change would make it? */
export function isInEffect(world: World, change: Change): boolean {
  switch (change.type) {
    case 'statement': {
      const found = statementsOf(documentIn(world, change.document)).find(
        (statement) => sidOf(statement) === change.sid,
      )
      return (change.present === null) === (found === undefined)
    }
    case 'key-state':
      return keyNamed(world, change.alias)?.keyState === change.state
    case 'public-access-block': {
      const block = get(world.s3.buckets, change.bucket)?.publicAccessBlock
      return change.on === (block?.BlockPublicPolicy === true)
    }
  }
}

/** The requests that bring the change about, in order; none when the world is so already. */
export function requestsFor(world: World, change: Change): readonly Request[] {
  if (isInEffect(world, change)) return []
  switch (change.type) {
    case 'statement':
      return [putDocument(world, change.document, documentAfter(world, change))]
    case 'key-state': {
      const key = keyNamed(world, change.alias)
      return key ? keyStateRequests(key, change.state) : []
    }
    case 'public-access-block': {
      return [putPublicAccessBlock(change.bucket, allSettings(change.on))]
    }
  }
}

/**
 * The changes that lead from a world to a combination, in an order that AWS takes: S3 refuses a public policy while
 * public access is blocked, so the block is lifted first and put back last.
 */
export function changesTo(world: World, wanted: readonly Change[]): readonly Change[] {
  const changes = wanted.filter((change) => !isInEffect(world, change))
  const blocks = changes.filter((change) => change.type === 'public-access-block')
  const lifted = changes
    .flatMap((change) =>
      change.type === 'statement' && change.document.type === 'bucket policy' && change.present !== null
        ? [{ type: 'public-access-block', bucket: change.document.bucket, on: true } as const]
        : [],
    )
    .filter((block) => isInEffect(world, block) && !blocks.some(({ bucket }) => bucket === block.bucket))
  return [
    ...blocks.filter(({ on }) => !on),
    ...lifted.map((block) => ({ ...block, on: false })),
    ...changes.filter(({ type }) => type !== 'public-access-block'),
    ...blocks.filter(({ on }) => on),
    ...lifted,
  ]
}

/** The document's text in this world; null when there is none. */
export function documentIn(world: World, name: DocumentName): string | null {
  switch (name.type) {
    case 'key policy':
      return keyNamed(world, name.alias)?.policy ?? null
    case 'bucket policy':
      return get(world.s3.buckets, name.bucket)?.policy ?? null
    case 'user policy':
      return (
        get(
          get(world.iam.users, `arn:aws:iam::${world.accountId}:user/${name.userName}`)?.inlinePolicies ?? null,
          name.policyName,
        ) ?? null
      )
  }
}

export function keyNamed(world: World, alias: string): KmsKey | undefined {
  const target = get(world.kms.aliases, aliasArn(world.region, world.accountId, alias))
  return target && get(world.kms.keys, `arn:aws:kms:${world.region}:${world.accountId}:key/${target.targetKeyId}`)
}

export const allSettings = (on: boolean): PublicAccessBlock => ({
  BlockPublicAcls: on,
  IgnorePublicAcls: on,
  BlockPublicPolicy: on,
  RestrictPublicBuckets: on,
})

export const putPublicAccessBlock = (bucket: string, settings: PublicAccessBlock): Request => ({
  as: 'dana',
  operation: 's3:PutPublicAccessBlock',
  input: { Bucket: bucket, PublicAccessBlockConfiguration: { ...settings } },
})

export const keyStateRequests = ({ arn, keyState }: KmsKey, state: ChosenKeyState): readonly Request[] => {
  const as = 'carol'
  const input = { KeyId: arn }
  const cancel: Request = { as, operation: 'kms:CancelKeyDeletion', input }
  switch (state) {
    case 'Enabled':
      return [...(keyState === 'PendingDeletion' ? [cancel] : []), { as, operation: 'kms:EnableKey', input }]
    case 'Disabled':
      return [keyState === 'PendingDeletion' ? cancel : { as, operation: 'kms:DisableKey', input }]
    case 'PendingDeletion':
      return [{ as, operation: 'kms:ScheduleKeyDeletion', input: { ...input, PendingWindowInDays: 7 } }]
  }
}

/** The document with the statement put in its place, at the end, or left out; null when nothing would be left. */
export function documentAfter(
  world: World,
  { document: name, sid, present }: Extract<Change, { type: 'statement' }>,
): Input | null {
  const document = documentIn(world, name)
  const others = statementsOf(document)
  const at = others.findIndex((statement) => sidOf(statement) === sid)
  const statements =
    present === null ? others.filter((_, i) => i !== at) : at < 0 ? [...others, present] : others.with(at, present)
  return withStatements(document, statements)
}

/** The document with these statements instead of its own; null when there are none. */
export const withStatements = (document: string | null, statements: readonly Input[]): Input | null =>
  statements.length === 0
    ? null
    : {
        ...(document === null ? { Version: '2012-10-17' } : (JSON.parse(document) as PolicyObject)),
        Statement: statements,
      }

/** Puts a document as JSON, or a text as it stands; null takes away what is there. */
export function putDocument(world: World, name: DocumentName, document: Input | null): Request {
  const json: Input = typeof document === 'string' ? document : { json: document }
  switch (name.type) {
    case 'key policy':
      return {
        as: 'carol',
        operation: 'kms:PutKeyPolicy',
        input: { KeyId: keyNamed(world, name.alias)?.arn ?? name.alias, Policy: json },
      }
    case 'bucket policy':
      return document === null
        ? { as: 'dana', operation: 's3:DeleteBucketPolicy', input: { Bucket: name.bucket } }
        : { as: 'dana', operation: 's3:PutBucketPolicy', input: { Bucket: name.bucket, Policy: json } }
    case 'user policy':
      return document === null
        ? {
            as: 'dana',
            operation: 'iam:DeleteUserPolicy',
            input: { UserName: name.userName, PolicyName: name.policyName },
          }
        : {
            as: 'dana',
            operation: 'iam:PutUserPolicy',
            input: { UserName: name.userName, PolicyName: name.policyName, PolicyDocument: json },
          }
  }
}

/** A stored policy is an object: the engine refuses to store anything else. */
interface PolicyObject {
  readonly [member: string]: Input
}

export function statementsOf(document: string | null): readonly Input[] {
  if (document === null) return []
  const found = (JSON.parse(document) as PolicyObject)['Statement'] ?? []
  return Array.isArray(found) ? (found as readonly Input[]) : [found]
}

export const sidOf = (statement: Input): unknown =>
  typeof statement === 'object' && statement !== null ? Reflect.get(statement, 'Sid') : undefined
