// What can be looked at more closely, below the lesson: a line each. Nothing of it is loaded before it is asked for.
import type { ComponentType } from 'react'

export interface View {
  readonly id: string
  readonly title: string
  /** One sentence: what one can do there. */
  readonly text: string
  /** Sends nothing, so that it is of use while the page follows real clients. */
  readonly isForReading?: true
  readonly load: () => Promise<{ readonly default: ComponentType }>
}

export const views: readonly View[] = [
  {
    id: 'envelope',
    title: 'Seal an envelope by hand',
    text: 'A data key, a text sealed in memory, a key forgotten, and the way back. No S3.',
    load: () => import('../envelope/EnvelopePanel.tsx'),
  },
  {
    id: 'audit',
    title: 'The audit tape',
    text: 'Every record that CloudTrail keeps: who, what, when, and the step on the map that made it.',
    isForReading: true,
    load: () => import('../audit/AuditPanel.tsx'),
  },
  {
    id: 'keys',
    title: 'The keys and who may use them',
    text: 'Each key’s vault, states, policy and grants; what everybody may do with it, and why.',
    isForReading: true,
    load: () => import('../keys/KeysPanel.tsx'),
  },
  {
    id: 'ways',
    title: 'Seven ways to encrypt an object',
    text: 'SSE-S3, SSE-KMS, Bucket Keys, two layers, keys of your own: each tried here, with what it asks of KMS.',
    load: () => import('../encryption/WaysPanel.tsx'),
  },
  {
    id: 'calls',
    title: 'Call AWS yourself',
    text: 'Encrypt your own text, sign, rotate, share: any operation of this account, as anybody.',
    load: () => import('../calls/CallPanel.tsx'),
  },
]
