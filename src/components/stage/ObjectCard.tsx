// An object as it lies on disk: its ciphertext and, beside it, its data key in a sealed envelope.
import { useContext } from 'react'
import type { Artifact, BlobRef } from '../../sim/index.ts'
import type { S3View } from '../../stage/frame.ts'
import { sizeText } from '../../stage/naming.ts'
import type { ObjectView } from '../../stage/storage.ts'
import { CipherNoise } from './CipherNoise.tsx'
import { FingerprintStrip } from './FingerprintStrip.tsx'
import { SealedEnvelope } from './marks.tsx'
import { MovingContext } from './motion.ts'
import { headOf, useBytes } from './sources.ts'
import styles from './ObjectCard.module.css'

export function ObjectSlot({ s3, isFresh }: { readonly s3: S3View; readonly isFresh: boolean }) {
  if (s3.object) return <ObjectCard object={s3.object} isFresh={isFresh} />
  return (
    <div className={styles.empty}>
      {s3.bucket === null ? 'no bucket yet' : s3.asked === null ? 'the bucket is empty' : `no object ${s3.asked} yet`}
    </div>
  )
}

function ObjectCard({ object, isFresh }: { readonly object: ObjectView; readonly isFresh: boolean }) {
  const { name, size, encryption, sealedBy, mark, ciphertext, body, wrapped, newOnes } = object
  const moving = useContext(MovingContext)
  const Envelope = isFresh && moving ? moving.Sealing : SealedEnvelope
  return (
    <div className={styles.card}>
      <div className={styles.title}>
        <b className={styles.name}>{name}</b>
        <span className={styles.size}>{sizeText(size)}</span>
      </div>
      <div className={styles.pair}>
        <div className={styles.cipher}>
          <span className={styles.noise}>
            <Noise artifact={ciphertext} blob={body} />
          </span>
          <span className={styles.label}>ciphertext</span>
          <FingerprintStrip head={ciphertext.head} />
        </div>
        <div className={styles.key}>
          <span className={styles.envelope}>
            <Envelope mark={mark} />
          </span>
          <span className={styles.label}>wrapped key</span>
          <FingerprintStrip head={wrapped.head} />
        </div>
      </div>
      <div className={styles.foot}>
        <b>{encryption}</b> · {sealedBy}
      </div>
      {newOnes !== null && <div className={styles.foot}>new objects here: {newOnes}</div>}
    </div>
  )
}

function Noise({ artifact, blob }: { readonly artifact: Artifact; readonly blob: BlobRef }) {
  const bytes = useBytes(blob)
  return <CipherNoise bytes={bytes ?? headOf(artifact)} ratio={1.1} />
}
