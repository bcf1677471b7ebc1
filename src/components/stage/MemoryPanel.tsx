// What S3 has in its memory while it works on one request. The plaintext data key is here between the steps where it
// exists, and nowhere else.
import { useContext } from 'react'
import type { HeldView } from '../../stage/holdings.ts'
import { fileName } from '../../stage/naming.ts'
import { CipherNoise } from './CipherNoise.tsx'
import { FingerprintStrip } from './FingerprintStrip.tsx'
import { Hex } from './Hex.tsx'
import { DataKey, SealedEnvelope } from './marks.tsx'
import { MovingContext } from './motion.ts'
import { Plaintext } from './Plaintext.tsx'
import { headOf, useBytes } from './sources.ts'
import styles from './MemoryPanel.module.css'

export function MemoryPanel({
  memory,
  isWiping,
}: {
  readonly memory: readonly HeldView[]
  readonly isWiping: boolean
}) {
  const key = memory.find(({ artifact }) => artifact.kind === 'data-key')
  const rest = memory.filter(({ artifact }) => artifact.kind !== 'data-key')
  return (
    <div className={styles.memory}>
      <span className={styles.title}>S3’s memory</span>
      {key ? <BareKey held={key} isWiping={isWiping} /> : <span className={styles.none}>no plaintext data key</span>}
      <span className={styles.rest}>
        {rest.map((held) => (
          <span key={held.artifact.id} className={styles.item}>
            <span className={styles.tile} data-kind={held.artifact.kind}>
              <Tile held={held} />
            </span>
            <span className={styles.label}>
              {words[held.artifact.kind] ?? fileName(held.artifact.name ?? 'plaintext')}
            </span>
          </span>
        ))}
      </span>
    </div>
  )
}

function BareKey({ held, isWiping }: { readonly held: HeldView; readonly isWiping: boolean }) {
  const moving = useContext(MovingContext)
  const { artifact, bytes = artifact.head, isWiped } = held
  return (
    <span className={styles.bare} data-wiped={isWiped || undefined}>
      <span className={styles.gold}>
        <DataKey />
      </span>
      <span className={styles.keyWords}>
        <span className={styles.keyName}>{isWiped ? 'data key: zeros now' : 'plaintext data key'}</span>
        {isWiping && moving ? <moving.Turning from={artifact.head} to={bytes} /> : <Hex bytes={bytes} />}
        <FingerprintStrip head={bytes} />
      </span>
    </span>
  )
}

function Tile({ held: { artifact, blob } }: { readonly held: HeldView }) {
  const bytes = useBytes(artifact.kind === 'ciphertext' ? blob : undefined)
  switch (artifact.kind) {
    case 'wrapped-data-key':
      return <SealedEnvelope mark={null} />
    case 'ciphertext':
    case 'log-file':
    case 'secret':
    case 'public-key':
    case 'signature':
      return <CipherNoise bytes={bytes ?? headOf(artifact)} ratio={1.4} />
    case 'plaintext':
    case 'data-key':
      return <Plaintext blob={blob} />
  }
}

const words: Partial<Record<HeldView['artifact']['kind'], string>> = {
  ciphertext: 'ciphertext',
  'wrapped-data-key': 'wrapped key',
}
