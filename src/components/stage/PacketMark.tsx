// What is on its way: a letter, or what the letter carries, with the operation's name under it.
import type { Artifact, BlobRef } from '../../sim/index.ts'
import type { Frame } from '../../stage/frame.ts'
import type { PacketView } from '../../stage/journeys.ts'
import type { KeyMark } from '../../stage/keys.ts'
import { CipherNoise } from './CipherNoise.tsx'
import { DataKey, Letter, Refusal, SealedEnvelope, Sheet, Slip } from './marks.tsx'
import type { LabelSide } from './picture.ts'
import { Plaintext } from './Plaintext.tsx'
import { headOf } from './sources.ts'
import { Breakable } from './words.tsx'
import styles from './PacketMark.module.css'

/** Drawn around its middle. */
export function PacketMark({
  packet,
  frame,
  label,
}: {
  readonly packet: PacketView
  readonly frame: Frame
  readonly label: LabelSide
}) {
  // Seals that travel bear the mark of the key that closed them.
  const mark = frame.s3.object?.mark ?? frame.kms.key?.mark ?? null
  return (
    <span className={styles.packet} data-kind={packet.kind}>
      <span className={styles.marks}>
        {packet.carries.length === 0 || packet.kind === 'record' || packet.kind === 'refusal' ? (
          <span className={styles.letter}>
            {packet.kind === 'refusal' ? <Refusal /> : packet.kind === 'record' ? <Slip /> : <Letter />}
          </span>
        ) : (
          packet.carries.map((artifact) => (
            <span key={artifact.id} className={styles.carried} data-kind={artifact.kind}>
              <Carried artifact={artifact} mark={mark} blob={blobOf(artifact, frame)} />
            </span>
          ))
        )}
      </span>
      {label !== 'none' && (
        <span className={styles.label} data-side={label}>
          <Breakable text={packet.label} />
        </span>
      )}
    </span>
  )
}

interface CarriedProps {
  readonly artifact: Artifact
  readonly mark: KeyMark | null
  readonly blob: BlobRef | undefined
}

function Carried({ artifact, mark, blob }: CarriedProps) {
  switch (artifact.kind) {
    case 'data-key':
      return <DataKey />
    case 'wrapped-data-key':
      return <SealedEnvelope mark={mark} />
    case 'plaintext':
      return <Plaintext blob={blob} />
    case 'log-file':
      return <Sheet />
    case 'ciphertext':
    case 'secret':
    case 'public-key':
    case 'signature':
      return <CipherNoise bytes={headOf(artifact)} ratio={1.3} />
  }
}

/** Where the bytes of what travels are: with whoever holds it. */
const blobOf = ({ id }: Artifact, { people, s3 }: Frame): BlobRef | undefined =>
  [...people.flatMap(({ holds }) => holds), ...s3.memory].find(({ artifact }) => artifact.id === id)?.blob
