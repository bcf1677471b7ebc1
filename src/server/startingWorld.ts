// The account as it is when the front starts, and who may sign what.
import { scenarios } from '../scenarios/index.ts'
import { sendRequest, startRun } from '../scenarios/runner.ts'
import { sunset } from '../scenarios/sunset.ts'
import {
  createWorld,
  get,
  rootCredentials,
  send,
  withAccessKey,
  type AccessKey,
  type CallerName,
  type Environment,
  type World,
} from '../sim/index.ts'
import type { Options } from './options.ts'

export interface Start {
  readonly world: World
  /** The lesson whose people and places the page shows. */
  readonly scenario: string
  readonly signers: readonly Signer[]
}

/** Somebody who can sign, and with what. */
export interface Signer {
  readonly name: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
}

/**
 * Whoever is among `before` has the credentials again that they had. Throws a RangeError that names the lessons when there is
 * none of that name.
 */
export async function startingWorld(
  environment: Environment,
  options: Options,
  before: readonly Signer[] = [],
): Promise<Start> {
  const { scenario, world, people } = options.scenario
    ? await worldOfLesson(environment, options.scenario)
    : { ...emptyAccount(options.account), people: [] }
  const credentialsOf = (name: string) => before.find((signer) => signer.name === name)
  const root = options.credentials ?? credentialsOf(ROOT) ?? credentialsIn(await newKey(world, environment))
  let now = rootCredentials(world, root)
  const signers: Signer[] = []
  for (const { name, caller } of people) {
    if (caller.type !== 'user') continue
    const made = await newKey(now, environment, caller.userName)
    const credentials = credentialsOf(name) ?? credentialsIn(made)
    now = withAccessKey(now, { ...made, ...credentialsIn(credentials) })
    signers.push({ ...credentials, name })
  }
  return { world: now, scenario, signers: [...signers, { ...root, name: ROOT }] }
}

const ROOT = 'The account’s root user'

const credentialsIn = ({ accessKeyId, secretAccessKey }: Omit<Signer, 'name'>) => ({ accessKeyId, secretAccessKey })

interface LessonPerson {
  readonly name: string
  readonly caller: CallerName
}

function emptyAccount(accountId: string | undefined): { readonly world: World; readonly scenario: string } {
  return { world: createWorld(accountId === undefined ? {} : { accountId }), scenario: scenarios[0]?.id ?? '' }
}

async function worldOfLesson(
  environment: Environment,
  { id, chapter }: NonNullable<Options['scenario']>,
): Promise<{ readonly world: World; readonly scenario: string; readonly people: readonly LessonPerson[] }> {
  const scenario = scenarios.find((one) => one.id === id)
  if (!scenario)
    throw new RangeError(`There is no lesson \`${id}\`. There are: ${scenarios.map((one) => one.id).join(', ')}.`)
  const at = chapter === undefined ? 0 : scenario.chapters.findIndex((one) => one.id === chapter)
  if (at < 0)
    throw new RangeError(
      `\`${id}\` has no chapter \`${chapter ?? ''}\`. It has: ${scenario.chapters.map((one) => one.id).join(', ')}.`,
    )
  let run = await startRun(scenario, sunset, environment)
  for (const beat of scenario.chapters.slice(0, at).flatMap(({ beats }) => beats))
    run = (await sendRequest(run, beat, sunset)).run
  return {
    world: run.world,
    scenario: id,
    people: scenario.cast.map(({ name, role, caller }) => ({ name: `${name}, ${role}`, caller })),
  }
}

/** An access key of the user, or of the root user, as IAM makes it; nothing is written down of it. */
async function newKey(world: World, environment: Environment, userName?: string): Promise<AccessKey> {
  const outcome = await send(world, environment, {
    as: { type: 'root' },
    operation: 'iam:CreateAccessKey',
    input: userName === undefined ? {} : { UserName: userName },
  })
  if ('error' in outcome) throw new Error(`CreateAccessKey was refused: ${outcome.error.code}`)
  const made = outcome.response as { AccessKey: { AccessKeyId: string } } // CreateAccessKey's answer
  const key = get(outcome.world.iam.accessKeys, made.AccessKey.AccessKeyId)
  if (!key) throw new Error('CreateAccessKey made no key.')
  return key
}
