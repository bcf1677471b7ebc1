// What else an edit changes: a fixed set of things that each person of the scenario might do, asked before and after.
import { callerNamed, entries, fromHex, get, userArn, type Foreseen, type World } from '../../sim/index.ts'
import { keyNamed } from '../changes.ts'
import type { Person, Scenario } from '../scenario.ts'
import { valueIn, type Part } from './part.ts'

type Foresee = (world: World, request: Question & { readonly as: Person['caller'] }) => Promise<Foreseen>

interface Question {
  readonly operation: string
  readonly input: unknown
}

/** Whether somebody may do something, by `bob kms:Decrypt`, in the order in which it was asked. */
export type Permissions = ReadonlyMap<string, boolean>

type Permitted = readonly [name: string, isAllowed: boolean]

/** What everybody may do, as far as edits of `parts` can bear on it. */
export type Probe = (world: World, parts: readonly Part[]) => Promise<Permissions>

/** The same question about the same documents is asked once. */
export function createProbe(scenario: Scenario, foresee: Foresee): Probe {
  const answers = new Map<string, readonly Permitted[]>()
  return async (world, parts) => {
    const found = new Map<string, boolean>()
    for (const person of scenario.cast) {
      if (!callerNamed(world, person.caller)) continue
      for (const { name, questions } of groupsOf(scenario, world, parts, person)) {
        const known = answers.get(name) ?? (await ask(world, foresee, person, questions))
        answers.set(name, known)
        for (const permitted of known) add(found, permitted)
      }
    }
    return found
  }
}

/** What a request of this person was, or would be, asked for. */
export const permissionsFor = (person: string, foreseen: Foreseen): Permissions =>
  permittedIn(person, foreseen).reduce(add, new Map<string, boolean>())

async function ask(
  world: World,
  foresee: Foresee,
  { caller, id }: Person,
  questions: readonly Question[],
): Promise<readonly Permitted[]> {
  const answers: Permitted[] = []
  for (const question of questions) answers.push(...permittedIn(id, await foresee(world, { as: caller, ...question })))
  return answers
}

/** A key that is off refuses what its policies allow. */
const permittedIn = (person: string, { decisions, error }: Foreseen): readonly Permitted[] =>
  decisions.flatMap(({ call, decision: { action, verdict } }, index) => {
    const isOff = index === decisions.length - 1 && error !== undefined && /Disabled|InvalidState/.test(error.code)
    return call.caller.type === 'Service' ? [] : [[`${person} ${action}`, verdict === 'allowed' && !isOff] as const]
  })

/** An action is allowed to somebody when at least one request of theirs gets past it. */
const add = (found: Map<string, boolean>, [name, isAllowed]: Permitted): Map<string, boolean> =>
  found.set(name, isAllowed || (found.get(name) ?? false))

interface Group {
  /** Who asks, with all that may be edited and has a say. */
  readonly name: string
  readonly questions: readonly Question[]
}

function groupsOf({ stage }: Scenario, world: World, parts: readonly Part[], person: Person): readonly Group[] {
  const { alias, bucket } = stage
  const bears = (...types: readonly Part['type'][]): boolean => parts.some(({ type }) => types.includes(type))
  const userName = person.caller.type === 'user' ? person.caller.userName : ''
  const isOwn = parts.some((part) => part.type === 'user policy' && part.userName === userName)
  const own = [...entries(get(world.iam.users, userArn(world.accountId, userName))?.inlinePolicies ?? null)]
  const ofBucket = [
    valueIn(world, { type: 'bucket policy', bucket }),
    valueIn(world, { type: 'block public access', bucket }),
  ]
  const ofKey = [valueIn(world, { type: 'key policy', alias }), valueIn(world, { type: 'key state', alias })]
  const group = (kind: string, values: readonly unknown[], questions: readonly Question[]): Group => ({
    name: JSON.stringify([person.id, kind, own, values]),
    questions,
  })
  const usesBucket = isOwn || bears('bucket policy', 'block public access')
  const usesKey = isOwn || bears('key policy', 'key state')
  return [
    ...(usesBucket || usesKey ? [group('object', [ofBucket, ofKey], onObject(bucket, world))] : []),
    ...(usesBucket ? [group('bucket', ofBucket, onBucket(bucket, world))] : []),
    ...(usesKey ? [group('key', ofKey, onKey(alias, bucket, world))] : []),
  ]
}

function onObject(Bucket: string, world: World): readonly Question[] {
  const bucket = get(world.s3.buckets, Bucket)
  if (!bucket) return []
  const [[Key] = ['picture']] = entries(bucket.objects)
  return [
    { operation: 's3:GetObject', input: { Bucket, Key } },
    { operation: 's3:PutObject', input: { Bucket, Key, Body: new Uint8Array(1) } },
  ]
}

function onBucket(Bucket: string, world: World): readonly Question[] {
  const bucket = get(world.s3.buckets, Bucket)
  if (!bucket) return []
  const [[Key] = ['picture']] = entries(bucket.objects)
  return [
    { operation: 's3:DeleteObject', input: { Bucket, Key } },
    { operation: 's3:ListObjectsV2', input: { Bucket } },
    { operation: 's3:GetBucketPolicy', input: { Bucket } },
    { operation: 's3:PutBucketPolicy', input: { Bucket, Policy: '{}' } },
  ]
}

function onKey(alias: string, Bucket: string, world: World): readonly Question[] {
  const KeyId = keyNamed(world, alias)?.arn
  if (KeyId === undefined) return []
  const wrapped = [...entries(get(world.s3.buckets, Bucket)?.objects ?? null)]
    .map(([, { encryption }]) => encryption)
    .find((encryption) => encryption.type === 'aws:kms' && encryption.keyArn === KeyId)
  return [
    ...(wrapped?.type === 'aws:kms'
      ? [
          {
            operation: 'kms:Decrypt',
            input: {
              CiphertextBlob: fromHex(wrapped.wrappedDataKey),
              EncryptionContext: wrapped.encryptionContext,
              DryRun: true,
            },
          },
        ]
      : []),
    { operation: 'kms:Encrypt', input: { KeyId, Plaintext: new Uint8Array(1), DryRun: true } },
    { operation: 'kms:GenerateDataKey', input: { KeyId, KeySpec: 'AES_256', DryRun: true } },
    { operation: 'kms:DescribeKey', input: { KeyId } },
    { operation: 'kms:GetKeyPolicy', input: { KeyId } },
    { operation: 'kms:PutKeyPolicy', input: { KeyId, Policy: '{}' } },
    { operation: 'kms:DisableKey', input: { KeyId } },
    { operation: 'kms:ScheduleKeyDeletion', input: { KeyId } },
  ]
}
