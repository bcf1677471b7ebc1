// What is on its way: a letter, or what the letter carries, with the operation's name under it.
import type { Artifact } from '../../sim/index.ts'
import type { PacketView } from '../../stage/journeys.ts'
import { CipherNoise } from './CipherNoise.tsx'
import { DataKey, Letter, Refusal, SealedEnvelope, Sheet, Slip } from './marks.tsx'
import { headOf } from './sources.ts'
import type { LabelSide } from './picture.ts'
import { Breakable } from './words.tsx'
import styles from './PacketMark.module.css'
import type { KeyMark } from '../../stage/keys.ts'

/** Drawn around its middle. */
export function PacketMark({
  packet,
  mark,
  label,
}: {
  readonly packet: PacketView
  readonly mark: KeyMark | null
  readonly label: LabelSide
}) {
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
              <Carried artifact={artifact} mark={mark} />
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

function Carried({ artifact, mark }: { readonly artifact: Artifact; readonly mark: KeyMark | null }) {
  switch (artifact.kind) {
    case 'data-key':
      return <DataKey />
    case 'wrapped-data-key':
      return <SealedEnvelope mark={mark} />
    case 'plaintext':
    case 'log-file':
      return <Sheet />
    case 'ciphertext':
      return <CipherNoise bytes={headOf(artifact)} ratio={1.3} />
  }
}
