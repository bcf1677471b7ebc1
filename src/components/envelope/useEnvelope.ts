// An envelope made by hand: each step is one thing that a program would do, and the buffers are real.
import { useRef, useState } from 'react'
import { hexOf, type Bytes, type ErrorData } from '../../sim/index.ts'
import { actions, page } from '../../store/page.ts'
import { damaged, open, seal, type Sealed } from './localSeal.ts'

/** How far the envelope has come. */
export const stages = ['empty', 'keyed', 'sealed', 'forgotten', 'stored', 'unwrapped', 'opened', 'done'] as const
export type EnvelopeStage = (typeof stages)[number]

export type Damage = 'nothing' | 'wrapped key' | 'ciphertext' | 'context'

export interface Envelope {
  readonly stage: EnvelopeStage
  readonly memory: {
    /** What the buffer of the data key reads now, in hex. */
    readonly dataKey: string | null
    readonly text: string | null
    readonly wrapped: Bytes | null
    readonly sealed: Sealed | null
  }
  readonly storage: { readonly wrapped: Bytes; readonly sealed: Sealed } | null
  readonly trouble: Trouble | null
}

/** KMS refused, or the bytes do not fit their tag. */
export type Trouble = { readonly by: 'kms'; readonly error: ErrorData } | { readonly by: 'tag' }

const START: Envelope = {
  stage: 'empty',
  memory: { dataKey: null, text: null, wrapped: null, sealed: null },
  storage: null,
  trouble: null,
}

const CONTEXT = { letter: 'to-bob' }
const OTHER_CONTEXT = { letter: 'to-carol' }

export function useEnvelope(text: string, damage: Damage) {
  const [envelope, setEnvelope] = useState(START)
  const buffer = useRef<Bytes>(new Uint8Array(0))
  const context = damage === 'context' ? OTHER_CONTEXT : CONTEXT
  const go = (stage: EnvelopeStage, memory: Partial<Envelope['memory']>, rest: Partial<Envelope> = {}) =>
    setEnvelope({ ...envelope, trouble: null, ...rest, stage, memory: { ...envelope.memory, ...memory } })
  const stop = (trouble: Trouble) => setEnvelope({ ...envelope, trouble })
  const forget = () => {
    buffer.current.fill(0)
    return { dataKey: hexOf(buffer.current), text: null }
  }
  const { memory, storage } = envelope
  return {
    envelope,
    context,
    makeKey: async (person: string, keyId: string): Promise<void> => {
      const answer = await ask(person, 'kms:GenerateDataKey', {
        KeyId: keyId,
        KeySpec: 'AES_256',
        EncryptionContext: CONTEXT,
      })
      if ('error' in answer) return stop({ by: 'kms', error: answer.error })
      const { CiphertextBlob, Plaintext } = answer
      if (!CiphertextBlob || !Plaintext) return
      buffer.current = Plaintext
      go('keyed', { dataKey: hexOf(Plaintext), text, wrapped: CiphertextBlob })
    },
    sealHere: async (): Promise<void> => {
      go('sealed', { sealed: await seal(buffer.current, memory.text ?? '', CONTEXT) })
    },
    forgetFirst: () => go('forgotten', forget()),
    store: (): void => {
      const { sealed, wrapped } = memory
      if (sealed && wrapped)
        go('stored', { dataKey: null, wrapped: null, sealed: null }, { storage: { wrapped, sealed } })
    },
    unwrap: async (person: string): Promise<void> => {
      if (!storage) return
      const answer = await ask(person, 'kms:Decrypt', {
        CiphertextBlob: damage === 'wrapped key' ? damaged(storage.wrapped) : storage.wrapped,
        EncryptionContext: context,
      })
      if ('error' in answer) return stop({ by: 'kms', error: answer.error })
      if (!answer.Plaintext) return
      buffer.current = answer.Plaintext
      go('unwrapped', { dataKey: hexOf(answer.Plaintext) })
    },
    openHere: async (): Promise<void> => {
      if (!storage) return
      const sealed =
        damage === 'ciphertext' ? { ...storage.sealed, bytes: damaged(storage.sealed.bytes) } : storage.sealed
      const opened = await open(buffer.current, sealed, CONTEXT)
      if (opened === undefined) return stop({ by: 'tag' })
      go('opened', { text: opened })
    },
    forgetAgain: () => go('done', forget()),
    startAgain: (): void => {
      buffer.current.fill(0)
      setEnvelope(START)
    },
  }
}

type Asked = { readonly error: ErrorData } | { readonly CiphertextBlob?: Bytes; readonly Plaintext?: Bytes }

/** Sends a request and gives back the bytes of its answer. */
async function ask(person: string, operation: string, input: Readonly<Record<string, unknown>>): Promise<Asked> {
  await actions.call(person, operation, input)
  const outcome = page.getState().story?.outcome
  if (!outcome) return {}
  if ('error' in outcome) return { error: outcome.error }
  return isKeyAnswer(outcome.response) ? outcome.response : {}
}

const isKeyAnswer = (value: unknown): value is { readonly CiphertextBlob?: Bytes; readonly Plaintext?: Bytes } =>
  typeof value === 'object' && value !== null
