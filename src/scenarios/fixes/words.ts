// What an edit is called, in a person's words. What stands in back-ticks is AWS's.
import { get, type ChosenKeyState, type World } from '../../sim/index.ts'
import { resolveInput, type LessonFile, type Run } from '../runner.ts'
import type { Change, DocumentName, Input, Scenario, Toggle } from '../scenario.ts'
import type { Part } from './part.ts'
import { asStatement, valuesOf } from './statement.ts'

/** The thing that is edited. */
export function placeTitle(part: Part, scenario: Scenario): string {
  switch (part.type) {
    case 'key policy':
      return 'Key policy'
    case 'key state':
      return 'KMS key'
    case 'bucket policy':
      return part.bucket === scenario.stage.bucket ? 'Bucket policy' : `Bucket policy of ${part.bucket}`
    case 'block public access':
      return 'Block Public Access'
    case 'user policy':
      return `${possessive(nameOfUser(scenario, part.userName))} IAM policy`
  }
}

/** The document within a sentence. */
export const inDocument = (part: DocumentName, scenario: Scenario): string =>
  part.type === 'user policy' ? placeTitle(part, scenario) : `the ${part.type}`

export function stateTitle(state: ChosenKeyState): string {
  switch (state) {
    case 'Enabled':
      return 'Enable the key'
    case 'Disabled':
      return 'Disable the key'
    case 'PendingDeletion':
      return 'Schedule the key’s deletion'
  }
}

export function toggleTitle(toggle: Toggle, change: Change, run: Run, file: LessonFile): string {
  const { scenario } = run
  switch (change.type) {
    case 'statement':
      return change.present === null
        ? `Remove the statement \`${change.sid}\` from ${inDocument(change.document, scenario)}`
        : statementTitle(change, run, file)
    case 'key-state':
      return stateTitle(change.state)
    case 'public-access-block':
      return `Turn ${toggle.label} ${change.on ? 'on' : 'off'} for bucket \`${change.bucket}\``
  }
}

function statementTitle(
  { document, sid, present }: Extract<Change, { type: 'statement' }>,
  { answers, scenario, world }: Run,
  file: LessonFile,
): string {
  // What a statement quotes of earlier answers is text, so it stays JSON.
  const statement = asStatement(resolveInput(present, answers, file) as Input)
  const [action, ...actions] = valuesOf(statement['Action'])
  const [resource, ...resources] = valuesOf(statement['Resource'])
  const isOne = typeof action === 'string' && typeof resource === 'string' && actions.length + resources.length === 0
  return document.type === 'user policy' && statement['Effect'] === 'Allow' && isOne
    ? `Allow ${nameOfUser(scenario, document.userName)} \`${action}\`${onResource(world, resource)}`
    : `Put the statement \`${sid}\` into ${inDocument(document, scenario)}`
}

/** A resource as a person would say it, with its preposition; nothing for every resource. */
export function onResource(world: World, resource: string): string {
  if (resource.includes(':key/')) return ' on this key'
  const [bucket = '', ...key] = resource.slice('arn:aws:s3:::'.length).split('/')
  if (!resource.startsWith('arn:aws:s3:::') || !get(world.s3.buckets, bucket)) return ''
  if (key.join('/') === '*') return ` on the objects of \`${bucket}\``
  return key.length > 0 ? ` on \`${key.join('/')}\`` : ` on bucket \`${bucket}\``
}

const nameOfUser = ({ cast }: Scenario, userName: string): string =>
  cast.find(({ caller }) => caller.type === 'user' && caller.userName === userName)?.name ?? userName

const possessive = (name: string): string => `${name}${name.endsWith('s') ? '’' : '’s'}`
