// The bytes that a step is about, and what happened to them.
import type { Artifact, TraceStep } from '../../sim/index.ts'

export interface StepArtifact {
  readonly artifact: Artifact
  /** `went in`, `came out`, `stored` … */
  readonly role: string
  /** What the buffer reads after it was overwritten, in hex. */
  readonly remains?: string
}

/** A named run inside the bytes. */
export interface ArtifactField {
  readonly name: string
  readonly offset: number
  readonly length: number
  /** One sentence. */
  readonly note?: string
}

export function artifactsOf(step: TraceStep): readonly StepArtifact[] {
  switch (step.type) {
    case 'request-sent':
      return step.carries.map((artifact) => ({ artifact, role: 'sent along' }))
    case 'response-returned':
      return step.carries.map((artifact) => ({ artifact, role: 'comes back' }))
    case 'crypto-performed':
      return [
        ...step.uses.map((artifact) => ({ artifact, role: 'goes in' })),
        ...step.makes.map((artifact) => ({ artifact, role: 'comes out' })),
      ]
    case 'artifact-stored':
      return step.artifacts.map((artifact) => ({ artifact, role: 'stored' }))
    case 'artifact-fetched':
      return step.artifacts.map((artifact) => ({ artifact, role: 'fetched' }))
    case 'artifact-discarded':
      return [{ artifact: step.artifact, role: 'overwritten', remains: step.remains }]
    case 'access-decided':
    case 'state-changed':
    case 'event-recorded':
    case 'request-failed':
      return []
  }
}
