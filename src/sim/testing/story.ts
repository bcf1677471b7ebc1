// A rule of AWS as data: what has happened before, what is asked, and what AWS says, does and writes down. Texts may hold
// `{Name}`: the latest text that an answer had there, for example `{UploadId}` or `{KeyMetadata.Arn}`.
import { expect } from 'vitest'
import { utf8, type Bytes } from '../bytes.ts'
import type { ErrorData } from '../errors.ts'
import type { Outcome } from '../gateway.ts'
import type { CallerName } from '../iam/caller.ts'
import type { Client } from '../iam/client.ts'
import { isRecord } from '../shape.ts'
import { ACCOUNT, policy } from './gallery.ts'
import { callsToKms } from './objects.ts'
import { recordsOf } from './records.ts'
import { anonymous, root, simulation, type Simulation } from './world.ts'

export interface Story {
  readonly name: string
  /** The public page or recording that says so. */
  readonly source: string
  readonly grade:
    'documented' | 'observed' | 'inferred' | 'undocumented' | 'emulator' | 'simplified' | 'disputed' | 'ours'
  readonly given?: readonly Step[]
  readonly asks: readonly Asked[]
}

/** By the root user of the account when nobody is named. */
export type Step =
  readonly [operation: string, input?: object] | readonly [as: Who, operation: string, input?: object, where?: Where]

interface Where {
  readonly region?: string
  readonly client?: Client
}

export type Asked = {
  readonly step: Step
  /** The operations of KMS that S3 asks on the way. */
  readonly kms?: readonly string[]
  /** Every record of the call, in order, each with as much as the case speaks of. */
  readonly records?: readonly object[]
  /** What is not there: paths into `answer` and into `record`, which is the last one. */
  readonly lacks?: readonly string[]
} & ({ readonly answer: object } | { readonly refusal: Refusal })

interface Refusal {
  readonly status: number
  readonly code: string
  readonly message?: string | undefined
  readonly details?: readonly (readonly [name: string, value: string])[]
}

/** Alice and bob are users of the account, eve is one of the account of the stranger. `role` is a session of a role. */
export type Who = 'root' | 'alice' | 'bob' | 'eve' | 'stranger' | 'anonymous' | 'role'

export const OTHER_ACCOUNT = '444455556666'

const CALLERS: Readonly<Record<Exclude<Who, 'role'>, CallerName>> = {
  root,
  alice: { type: 'user', userName: 'alice' },
  bob: { type: 'user', userName: 'bob' },
  eve: { type: 'user', userName: 'eve', accountId: OTHER_ACCOUNT },
  stranger: { type: 'root', accountId: OTHER_ACCOUNT },
  anonymous,
}

/** A user, and what they may do by an inline policy. */
export const may = (who: 'alice' | 'bob' | 'eve', ...statements: readonly object[]): readonly Step[] => {
  const owner = who === 'eve' ? 'stranger' : 'root'
  const inline = { UserName: who, PolicyName: 'inline', PolicyDocument: policy(...statements) }
  const made: Step = [owner, 'iam:CreateUser', { UserName: who }]
  return statements.length > 0 ? [made, [owner, 'iam:PutUserPolicy', inline]] : [made]
}

export const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*') => ({
  Effect: 'Allow',
  Action,
  Resource,
})

export const body = (length: number, byte = 7): Bytes => new Uint8Array(length).fill(byte)
export const text = (content: string): Bytes => utf8(content)

/** The trust of the account in itself, for the role of the cases. */
const TRUST = policy({ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'sts:AssumeRole' })

/** A role with one inline policy, and a session of it: `role` in what follows. */
export const assumed = (...statements: readonly object[]): readonly Step[] => [
  ['iam:CreateRole', { RoleName: 'worker', AssumeRolePolicyDocument: TRUST }],
  ['iam:PutRolePolicy', { RoleName: 'worker', PolicyName: 'inline', PolicyDocument: policy(...statements) }],
  ['alice', 'sts:AssumeRole', { RoleArn: `arn:aws:iam::${ACCOUNT}:role/worker`, RoleSessionName: 'shift' }],
]

/** Tells the story to the real engine, from the first step to the last question. How many there were. */
export async function tell({ given = [], asks }: Story): Promise<number> {
  const aws = simulation()
  const known = new Map<string, string>()
  for (const step of given) {
    const outcome = await take(aws, step, known)
    if ('error' in outcome) throw new Error(`${operationOf(step)} was refused: ${JSON.stringify(outcome.error)}`)
    learn(known, outcome.response)
  }
  for (const asked of asks) {
    const outcome = await take(aws, asked.step, known)
    const named = <T>(value: T): T => filledIn(value, known)
    if ('refusal' in asked)
      expect('error' in outcome ? withoutHeaders(outcome.error) : outcome.response).toEqual(named(asked.refusal))
    else expect('error' in outcome ? outcome.error : outcome.response).toMatchObject(named(asked.answer))
    if (asked.kms) expect(callsToKms(outcome)).toEqual(asked.kms)
    if (asked.records) expect(recordsOf(outcome)).toMatchObject(named(asked.records))
    const found = {
      answer: 'error' in outcome ? outcome.error : outcome.response,
      record: recordsOf(outcome).at(-1)?.event,
    }
    for (const path of asked.lacks ?? []) {
      expect(found).toHaveProperty(path.slice(0, path.lastIndexOf('.')))
      expect(found).not.toHaveProperty(path)
    }
    if ('response' in outcome) learn(known, outcome.response)
  }
  return asks.length
}

const withoutHeaders = ({ headers: _, ...error }: ErrorData): Omit<ErrorData, 'headers'> => error

function take(aws: Simulation, step: Step, known: ReadonlyMap<string, string>): Promise<Outcome> {
  const [who, operation, input = {}, { region, client } = {}] = isByRoot(step) ? (['root', ...step] as const) : step
  return aws.send(callerOf(who, known), operation, filledIn(input, known), region, client)
}

const isByRoot = (step: Step): step is readonly [operation: string, input?: object] => step[0].includes(':')
const operationOf = (step: Step): string => (isByRoot(step) ? step[0] : step[1])

const callerOf = (who: Who, known: ReadonlyMap<string, string>): CallerName =>
  who === 'role' ? { type: 'role-session', session: known.get('Credentials.AccessKeyId') ?? '' } : CALLERS[who]

function learn(known: Map<string, string>, answer: unknown, path = ''): void {
  if (typeof answer === 'string') known.set(path, answer)
  else if (isRecord(answer) && !(answer instanceof Uint8Array))
    for (const [member, value] of Object.entries(answer))
      learn(known, value, path === '' ? member : `${path}.${member}`)
}

function filledIn<T>(value: T, known: ReadonlyMap<string, string>): T
function filledIn(value: unknown, known: ReadonlyMap<string, string>): unknown {
  if (typeof value === 'string')
    return value.replaceAll(/\{([\w.]+)\}/g, (whole, name: string) => known.get(name) ?? whole)
  if (Array.isArray(value)) return value.map((item) => filledIn(item, known))
  // Bytes and the matchers of tests stay what they are.
  if (isRecord(value) && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, filledIn(item, known)]))
  return value
}
