// AWS KMS: the vault with the KMS key inside. What goes in and what comes out is seen; the key itself stays.
import { useContext } from 'react'
import type { Artifact } from '../../sim/index.ts'
import type { Frame, WorkView } from '../../stage/frame.ts'
import type { KeyView } from '../../stage/keys.ts'
import { Icon } from '../controls/Icon.tsx'
import { FingerprintStrip } from './FingerprintStrip.tsx'
import { DataKey, KmsKeyMark, SealedEnvelope, Sheet, Vault } from './marks.tsx'
import { MovingContext } from './motion.ts'
import { PlaceHeader } from './PlaceHeader.tsx'
import { Breakable } from './words.tsx'
import styles from './KmsCard.module.css'

export function KmsCard({ frame }: { readonly frame: Frame }) {
  const { kms, emphasis, spotlight, work } = frame
  const { key, otherKeys } = kms
  const inside = work?.place === 'hsm' ? work : null
  return (
    <div className={styles.card}>
      <PlaceHeader
        icon={<Vault />}
        title="AWS KMS"
        note={`with which key?${otherKeys > 0 ? ` · ${otherKeys} more` : ''}`}
        working={kms.working}
      />
      <div
        className={styles.vault}
        data-lit={emphasis.includes('vault') || undefined}
        data-spotlight={spotlight === 'vault' || undefined}
      >
        {key === null ? (
          <span className={styles.none}>The vault is empty</span>
        ) : (
          <VaultInside vaultKey={key} work={inside} />
        )}
        <span className={styles.hsm}>HSM: the KMS key never leaves</span>
      </div>
    </div>
  )
}

function VaultInside({ vaultKey, work }: { readonly vaultKey: KeyView; readonly work: WorkView | null }) {
  const { name, state, stateWord, mark, generations } = vaultKey
  return (
    <span className={styles.inside} data-working={work !== null || undefined}>
      <span className={styles.key}>
        <span className={styles.drawing}>
          <KmsKeyMark mark={mark} generations={generations} isIdle={state !== 'Enabled'} />
        </span>
        <span className={styles.named}>
          <b className={styles.name}>
            <Breakable text={name} />
          </b>
          <span className={styles.state} data-state={state}>
            <Icon name={state === 'Enabled' ? 'check' : state === 'Disabled' ? 'dash' : 'cross'} />
            {stateWord}
          </span>
        </span>
      </span>
      {work && (
        <span className={styles.work}>
          {work.uses[0] && <Product artifact={work.uses[0]} vaultKey={vaultKey} isMade={false} />}
          <span className={styles.arrow}>
            <Icon name={work.succeeded ? 'send' : 'cross'} />
          </span>
          {work.makes[0] && <Product artifact={work.makes[0]} vaultKey={vaultKey} isMade />}
          {!work.succeeded && <span className={styles.failed}>nothing comes out</span>}
        </span>
      )}
    </span>
  )
}

function Product({
  artifact,
  vaultKey,
  isMade,
}: {
  readonly artifact: Artifact
  readonly vaultKey: KeyView
  readonly isMade: boolean
}) {
  const moving = useContext(MovingContext)
  const Envelope = isMade && moving ? moving.Sealing : SealedEnvelope
  return (
    <span className={styles.product} data-kind={artifact.kind}>
      <span className={styles.figure}>
        {artifact.kind === 'data-key' ? (
          <DataKey />
        ) : artifact.kind === 'plaintext' ? (
          <Sheet />
        ) : (
          <Envelope mark={vaultKey.mark} />
        )}
      </span>
      <span className={styles.productName}>{names[artifact.kind]}</span>
      <FingerprintStrip head={artifact.head} cells={8} />
    </span>
  )
}

const names: Record<Artifact['kind'], string> = {
  'data-key': 'data key',
  'wrapped-data-key': 'wrapped',
  ciphertext: 'ciphertext',
  plaintext: 'plaintext',
  secret: 'secret',
  'public-key': 'public key',
  signature: 'signature',
  'log-file': 'log file',
}
