// What a visitor may edit: a document, the state of a key, the public access settings of a bucket. Each has one value.
import {
  get,
  userArn,
  type ChosenKeyState,
  type PublicAccessBlock,
  type Supposition,
  type World,
} from '../../sim/index.ts'
import { documentIn, keyNamed, keyStateRequests, putDocument, putPublicAccessBlock } from '../changes.ts'
import type { Change, DocumentName, Person, Request, Scenario } from '../scenario.ts'

export type Part =
  | DocumentName
  | { readonly type: 'key state'; readonly alias: string }
  | { readonly type: 'block public access'; readonly bucket: string }

/** A document's text or null, the name of a key's state, or a bucket's settings. */
export type Value = string | null | PublicAccessBlock

export function partId(part: Part): string {
  switch (part.type) {
    case 'key policy':
    case 'key state':
      return `${part.type} ${part.alias}`
    case 'bucket policy':
    case 'block public access':
      return `${part.type} ${part.bucket}`
    case 'user policy':
      return `${part.type} ${part.userName} ${part.policyName}`
  }
}

export function partOf(change: Change): Part {
  switch (change.type) {
    case 'statement':
      return change.document
    case 'key-state':
      return { type: 'key state', alias: change.alias }
    case 'public-access-block':
      return { type: 'block public access', bucket: change.bucket }
  }
}

/** Undefined when the world does not have the thing at all. */
export function valueIn(world: World, part: Part): Value | undefined {
  switch (part.type) {
    case 'key state':
      return keyNamed(world, part.alias)?.keyState
    case 'block public access':
      return get(world.s3.buckets, part.bucket)?.publicAccessBlock ?? undefined
    case 'key policy':
      return documentIn(world, part) ?? undefined
    case 'bucket policy':
      return get(world.s3.buckets, part.bucket)?.policy
    case 'user policy':
      return get(world.iam.users, userArn(world.accountId, part.userName)) && documentIn(world, part)
  }
}

/** Undefined when the thing cannot have that value. */
export function supposing(world: World, part: Part, value: Value): Supposition | undefined {
  switch (part.type) {
    case 'key policy': {
      const key = keyNamed(world, part.alias)?.arn
      return key !== undefined && typeof value === 'string' ? { type: 'key policy', key, document: value } : undefined
    }
    case 'key state': {
      const key = keyNamed(world, part.alias)?.arn
      return key !== undefined && isChosenState(value) ? { type: 'key state', key, state: value } : undefined
    }
    case 'bucket policy':
      return isDocument(value) ? { ...part, document: value } : undefined
    case 'block public access':
      return isDocument(value) ? undefined : { ...part, settings: value }
    case 'user policy': {
      const user = userArn(world.accountId, part.userName)
      return isDocument(value) ? { ...part, user, document: value } : undefined
    }
  }
}

/** The requests that give the thing its value; none when it has it already. */
export function requestsTo(world: World, part: Part, value: Value): readonly Request[] {
  if (JSON.stringify(valueIn(world, part)) === JSON.stringify(value)) return []
  switch (part.type) {
    case 'key state': {
      const key = keyNamed(world, part.alias)
      return key && isChosenState(value) ? keyStateRequests(key, value) : []
    }
    case 'block public access':
      return isDocument(value) ? [] : [putPublicAccessBlock(part.bucket, value)]
    case 'key policy':
    case 'bucket policy':
    case 'user policy':
      return isDocument(value) ? [putDocument(world, part, value)] : []
  }
}

const isChosenState = (value: Value): value is ChosenKeyState =>
  value === 'Enabled' || value === 'Disabled' || value === 'PendingDeletion'

const isDocument = (value: Value): value is string | null => value === null || typeof value === 'string'

/** What of a scenario may be edited: the policies and settings of what stands on the map. */
export interface Editable {
  readonly aliases: readonly string[]
  readonly buckets: readonly string[]
  /** Who has identity policies. */
  readonly users: readonly (Person & { readonly caller: { readonly type: 'user'; readonly userName: string } })[]
}

export const editableIn = ({ stage, cast }: Scenario): Editable => ({
  aliases: [stage.alias],
  buckets: [stage.bucket, stage.logBucket],
  users: cast.flatMap(({ caller, ...person }) =>
    caller.type === 'user' && !person.offMap ? [{ ...person, caller }] : [],
  ),
})
