// A request sets out, an answer or a refusal comes back.
import { get, type Artifact, type ErrorData } from '../sim/index.ts'
import { possessive } from './gates.ts'
import { stateWords } from './keys.ts'
import { artifactName, fileName, inputOf, keyName, placeName, shortOperation, sizeText, textMember } from './naming.ts'
import type { Telling } from './telling.ts'

export function sent(story: Telling, carries: readonly Artifact[]): readonly string[] {
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
      ...carries.slice(0, 1).map(({ length }) => `${sizeText(length)}, still readable.`),
    ]
  if (call.place === 'clock') return ['Simulated time passes.', 'What becomes due on the way happens.']
  return [
    `${person.name} asks ${to}: ${operation}.`,
    ...carries.slice(0, 1).map((artifact) => `The request carries ${artifactName(artifact)}.`),
  ]
}

export function answered({ call, person }: Telling, carries: readonly Artifact[]): readonly string[] {
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

export function refused(
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
