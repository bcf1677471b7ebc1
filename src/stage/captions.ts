// One sentence or two per step, at most 25 words, naming who does what. The diagram, the step list and the live region
// all say these words.
import type { Artifact, CallView, Decision, ErrorData, StateChange, TraceEntry, World } from '../sim/index.ts'
import { personOf, type StageCast, type StagePerson } from './cast.ts'
import { possessive } from './gates.ts'
import {
  artifactName,
  fileName,
  inputOf,
  keyName,
  placeName,
  resourceName,
  shortOperation,
  sizeText,
  textMember,
} from './naming.ts'
import { whoIn } from './records.ts'
import { stateWords } from './keys.ts'
import { duration } from './side.ts'
import { bucketView } from './storage.ts'
import { get, values } from '../sim/index.ts'

export const MOST_WORDS = 25

export function captionOf(cast: StageCast, trace: readonly TraceEntry[], cursor: number): string {
  const entry = trace[Math.max(0, Math.min(cursor, trace.length - 1))]
  if (!entry) return ''
  const { call, step, world } = entry
  const person = personOf(cast, call.caller)
  const story: Telling = { cast, trace, call, world, person }
  switch (step.type) {
    case 'request-sent':
      return fit(...sent(story, step.carries))
    case 'access-decided':
      return fit(...decided(story, step.decision))
    case 'crypto-performed':
      return fit(...crypto(story, step))
    case 'artifact-stored':
      return isLog(cast, step.holder)
        ? fit(`S3 stores ${fileName(step.holder)} of CloudTrail in its bucket.`, 'Like every object, it is encrypted.')
        : fit('S3 stores the ciphertext and the wrapped data key side by side.', 'Nothing readable lies on the disk.')
    case 'artifact-fetched':
      return fit('S3 reads the ciphertext and its wrapped data key from disk.', 'It cannot open either by itself.')
    case 'artifact-discarded':
      return fit('S3 overwrites the plaintext data key with zeros.', 'Only the wrapped copy is left.')
    case 'state-changed':
      return fit(...changed(story, step.change, step.subject))
    case 'event-recorded': {
      const who = whoIn(cast, step.event)
      const { eventName, errorCode } = step.event
      if (!step.kept.history && step.kept.trails.length === 0)
        return fit(`Nobody writes down ${eventName} by ${who}:`, 'no trail selects this data event.')
      return fit(`CloudTrail writes down: ${eventName}, by ${who}, ${errorCode ?? 'no error'}.`)
    }
    case 'response-returned':
      return fit(...answered(story, step.carries))
    case 'request-failed':
      return fit(...refused(story, step.error, step.at))
  }
}

interface Telling {
  readonly cast: StageCast
  readonly trace: readonly TraceEntry[]
  readonly call: CallView
  readonly world: World
  readonly person: StagePerson
}

/** As many sentences, in order, as fit into 25 words; the first one always. */
function fit(...sentences: readonly (string | undefined)[]): string {
  const words: string[] = []
  for (const sentence of sentences) {
    const more = sentence?.split(/\s+/).filter(Boolean) ?? []
    if (words.length > 0 && words.length + more.length > MOST_WORDS) break
    words.push(...more)
  }
  return words.length <= MOST_WORDS ? words.join(' ') : `${words.slice(0, MOST_WORDS).join(' ')}…`
}

function sent(story: Telling, carries: readonly Artifact[]): readonly string[] {
  const { call, person, trace } = story
  const to = placeName[call.place]
  const operation = shortOperation(call.operation)
  const input = inputOf(trace, call)
  const key = textMember(input, 'Key')
  if (call.depth > 0 && call.place === 'kms') {
    const asker = placeName[call.via ?? 'caller']
    const inName = call.caller.type === 'Service' ? '' : `, in ${possessive(person.name)} name,`
    if (call.operation === 'kms:Decrypt')
      return [`${asker} sends the wrapped data key to KMS and asks${inName} to unwrap it (Decrypt).`]
    if (call.operation === 'kms:GenerateDataKey')
      return [`${asker} asks KMS${inName} for a data key (GenerateDataKey).`]
    return [`${asker} asks KMS${inName}: ${operation}.`]
  }
  if (call.depth > 0 && call.place === 'cloudtrail') return ['CloudTrail sets to work: what its trails keep is due.']
  if (call.depth > 0 && call.operation === 's3:PutObject' && key !== undefined)
    return [`${person.name} asks S3 to store ${fileName(key)} (PutObject).`, 'It asks as itself, not for a person.']
  if (call.depth > 0) return [`${person.name} asks ${to}: ${operation}.`]
  if (call.operation === 's3:GetObject' && key !== undefined)
    return [`${person.name} asks S3 for ${fileName(key)} (GetObject).`]
  if (call.operation === 's3:PutObject' && key !== undefined)
    return [
      `${person.name} sends ${fileName(key)} to S3 (PutObject).`,
      ...carries.slice(0, 1).map(({ length }) => `${sizeText(length)}, readable for now.`),
    ]
  if (call.place === 'clock') return ['Simulated time passes.', 'What becomes due on the way happens.']
  return [
    `${person.name} asks ${to}: ${operation}.`,
    ...carries.slice(0, 1).map((artifact) => `The request carries ${artifactName(artifact)}.`),
  ]
}

function decided(story: Telling, decision: Decision): readonly string[] {
  const { call } = story
  const { verdict } = decision
  return [
    `${placeName[call.place]} asks: may ${whoMay(story, decision)} ${deed(story, decision)}? ${verdict === 'allowed' ? 'Allowed' : 'Denied'}: ${reason(story, decision)}.`,
  ]
}

/** The caller; or the service, when it tries out what it may do later by itself. */
function whoMay({ call, person }: Telling, { considered }: Decision): string {
  const isTrial =
    call.caller.type === 'User' &&
    considered.length > 0 &&
    considered.every(({ source }) => source.type !== 'identity-based')
  return isTrial ? `${placeName[call.place]} itself` : person.name
}

/** `decrypt with alias/pictures`, `read sunset.png`. */
function deed({ world }: Telling, { action, resource }: Decision): string {
  const what = resource === '*' ? '' : resourceName(world, resource)
  const verb = deeds[action]
  if (verb === undefined) return what === '' ? `call ${action}` : `call ${action} on ${what}`
  return `${verb} ${what}`.trim()
}

const deeds: Partial<Record<string, string>> = {
  'kms:Decrypt': 'decrypt with',
  'kms:Encrypt': 'encrypt with',
  'kms:GenerateDataKey': 'make a data key with',
  's3:GetObject': 'read',
  's3:PutObject': 'write',
  's3:DeleteObject': 'delete',
  's3:ListBucket': 'list',
}

function reason({ person }: Telling, { because, considered }: Decision): string {
  const delegating = considered.some(({ source, verdict }) => source.name === 'key policy' && verdict === 'delegates')
  const leaves = delegating ? 'the key policy leaves it to IAM, and ' : ''
  const policyOf = (id: string): string => {
    const policy = considered.find(({ source }) => source.id === id)
    return policy?.source.type === 'identity-based'
      ? `${possessive(person.name)} policy`
      : `the ${policy?.source.name ?? 'policy'}`
  }
  const identities = considered.filter(({ source }) => source.type === 'identity-based' && source.document !== '')
  switch (because.type) {
    case 'allow': {
      const policy = policyOf(because.policy)
      return `${policy.startsWith('the key policy') ? '' : leaves}${policy} says yes`
    }
    case 'explicit-deny':
      return `a statement in ${policyOf(because.policy)} says no`
    case 'implicit-deny': {
      const isKey = considered.some(({ source }) => source.name === 'key policy')
      if (because.missing === 'identity-based') {
        const own =
          identities.length > 1
            ? `${possessive(person.name)} policies are silent`
            : identities.length === 1
              ? `${possessive(person.name)} policy is silent`
              : `${person.name} has no policy`
        if (isKey) return `${leaves}${own}`
        return considered.some(({ source }) => source.type === 'resource-based' && source.document !== '')
          ? `${own}, and so is the bucket policy`
          : `${own}${considered.some(({ source }) => source.type === 'resource-based') ? ', and there is no bucket policy' : ''}`
      }
      if (isKey) return `the key policy neither names ${person.name} nor leaves it to IAM`
      return resourceIsEmpty(considered) ? 'there is no bucket policy to say yes' : 'the bucket policy is silent'
    }
    case 'root-user':
      return 'the account’s root user needs no policy'
    case 'no-permission-needed':
      return 'everyone may ask who they are'
    case 'block-public-access':
      return 'the bucket policy says yes to everyone, but Block Public Access overrules it'
  }
}

const resourceIsEmpty = (considered: Decision['considered']): boolean =>
  considered.every(({ source }) => source.type !== 'resource-based' || source.document === '')

function crypto(
  { world, trace }: Telling,
  step: Extract<TraceEntry['step'], { type: 'crypto-performed' }>,
): readonly string[] {
  const { act, key, makes, uses, succeeded } = step
  const made = makes[0]
  const used = uses[0]
  if (step.place === 'hsm') {
    const name = 'kmsKey' in key ? keyName(world, key.kmsKey) : 'the key'
    if (!succeeded)
      return [
        `Inside the HSM the check fails: this blob was not sealed with ${name} and this encryption context.`,
        'Nothing comes out.',
      ]
    if (act === 'generate-data-key')
      return ['Inside the HSM, KMS makes a fresh data key.', 'It will encrypt one object.']
    if (act === 'encrypt')
      return used?.kind === 'data-key'
        ? [`Inside the HSM, ${name} wraps a copy of the data key.`, 'The KMS key itself never leaves the vault.']
        : [
            `Inside the HSM, ${name} encrypts ${used ? artifactName(used) : 'the plaintext'}.`,
            'The KMS key itself never leaves the vault.',
          ]
    return made?.kind === 'data-key'
      ? [`Inside the HSM, ${name} unwraps the data key.`, 'The KMS key itself never leaves the vault.']
      : [
          `Inside the HSM, ${name} decrypts ${used ? artifactName(used) : 'the ciphertext'}.`,
          'The KMS key itself never leaves the vault.',
        ]
  }
  const where = step.place === 's3' ? 'S3' : 'The caller'
  if (!succeeded) return [`${where} tries to decrypt, and AES-GCM refuses: the bytes do not fit the key.`]
  if ('serviceKey' in key)
    return act === 'decrypt'
      ? [`${where} unwraps the data key with a key of its own.`, 'KMS is not asked.']
      : act === 'encrypt'
        ? [`${where} wraps the data key with a key of its own.`, 'KMS is not asked.']
        : [`${where} makes a data key.`, 'KMS is not asked.']
  if (act === 'generate-data-key') return [`${where} makes a data key.`, 'KMS is not asked.']
  return act === 'encrypt'
    ? [
        `${where} encrypts ${used ? artifactName(used) : 'the body'} with the data key, in its own memory.`,
        trace.some(({ call }) => call.place === 'kms') ? 'KMS never sees it.' : '',
      ]
    : [`${where} decrypts ${made ? artifactName(made) : 'the body'} with the plaintext data key, in its own memory.`]
}

function answered({ call, person }: Telling, carries: readonly Artifact[]): readonly string[] {
  const from = placeName[call.place]
  const to =
    call.depth === 0 ? person.name : placeName[call.via ?? (call.caller.type === 'Service' ? 'cloudtrail' : 'caller')]
  const keys = carries.filter(({ kind }) => kind === 'data-key' || kind === 'wrapped-data-key')
  if (keys.length === 2)
    return [`KMS gives ${to} the data key twice: in plaintext to encrypt with, and wrapped to keep.`]
  if (keys[0]?.kind === 'data-key') return [`KMS returns the plaintext data key to ${to}.`]
  const [first] = carries
  if (first?.kind === 'plaintext') return [`${from} answers ${to} with ${artifactName(first)}, readable again.`]
  if (first) return [`${from} answers ${to} with ${artifactName(first)}.`]
  if (call.place === 'clock') return ['The time has passed.']
  if (call.depth > 0 && call.place === 'cloudtrail') return ['CloudTrail has delivered what was due.']
  if (call.operation === 's3:PutObject') return [`${from} answers ${to}: stored.`]
  return [`${from} answers ${to}: done (${shortOperation(call.operation)}).`]
}

function refused(
  { call, person, trace, world }: Telling,
  error: ErrorData,
  at: 'validation' | 'authorization' | 'operation',
): readonly string[] {
  const from = placeName[call.place]
  const to =
    call.depth === 0 ? person.name : placeName[call.via ?? (call.caller.type === 'Service' ? 'cloudtrail' : 'caller')]
  const said = `${from} refuses ${to}: ${error.code}.`
  const { message } = error
  if (at === 'validation') return [said, 'The request was not valid, so no policy was read.']
  if (at === 'authorization')
    return [said, call.place === 'kms' && call.depth > 0 ? 'The data key stays wrapped.' : 'Nothing has changed.']
  const isPassedOn = trace.some((entry) => entry.call.parent === call.id && entry.step.type === 'request-failed')
  if (isPassedOn && call.operation === 's3:GetObject') return [said, 'The object stays encrypted.']
  const key = trace.findLast(({ call: { id }, step }) => id === call.id && step.type === 'access-decided')
  const arn = key?.step.type === 'access-decided' ? key.step.decision.resource : ''
  const state = get(world.kms.keys, arn)?.keyState
  if (state !== undefined && state !== 'Enabled')
    return [said, `The policies said yes, but ${keyName(world, arn)} is ${stateWords[state].toLowerCase()}.`]
  if (message !== undefined && message.length <= LONGEST_QUOTE && !message.includes('arn:'))
    return [said, `“${message}”`]
  return [said, isPassedOn ? '' : 'The policies said yes; this is another rule.']
}

/** AWS's message goes into the caption only when it is short enough to read there. */
const LONGEST_QUOTE = 120

function changed({ world }: Telling, change: StateChange, subject: string): readonly string[] {
  const name = resourceName(world, subject)
  switch (change.type) {
    case 'created':
      return change.what === 'key'
        ? ['A new KMS key is in the vault.', 'Its key material never leaves the HSM.']
        : [`The ${change.what} ${name} now exists.`]
    case 'policy-changed':
      return change.what === 'identity policy'
        ? [`The policy ${change.name ?? ''} of ${name} is ${how(change)}.`]
        : [`The ${change.what} of ${name} is ${how(change)}.`]
    case 'key-state-changed':
      return [`${keyName(world, subject)} was ${change.before}, and is now ${change.after}.`]
    case 'setting-changed':
      return [setting(world, change.what, name)]
    case 'deleted':
      return [`The ${change.what} ${name} is deleted.`]
    case 'time-passed':
      return [`${duration(change.milliseconds)} of simulated time have passed.`]
  }
}

function setting(world: World, what: Extract<StateChange, { type: 'setting-changed' }>['what'], name: string): string {
  const bucket = bucketView(world, name)
  const trail = [...values(world.cloudtrail.trails)].find((each) => each.name === name)
  if (what === 'default encryption' && bucket)
    return `New objects in ${name} will be encrypted with ${bucket.encryption}.`
  if (what === 'block public access' && bucket)
    return `Block Public Access of ${name} is now ${bucket.blocksPublicAccess ? 'on' : 'off'}.`
  if (what === 'event selectors') return `${name} now keeps other events than before.`
  if (what === 'logging' && trail) return `${name} ${trail.isLogging ? 'records from now on' : 'no longer records'}.`
  return `The ${what} of ${name} has changed.`
}

const how = ({ before, after }: { readonly before: string | null; readonly after: string | null }): string =>
  after === null ? 'removed' : before === null ? 'put in place' : 'replaced'

const isLog = ({ logBucket }: StageCast, holder: string): boolean => holder.startsWith(`arn:aws:s3:::${logBucket}/`)
