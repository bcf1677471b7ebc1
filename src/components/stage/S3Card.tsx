import type { Frame } from '../../stage/frame.ts'
import { MemoryPanel } from './MemoryPanel.tsx'
import { Bucket } from './marks.tsx'
import { ObjectSlot } from './ObjectCard.tsx'
import { PlaceHeader } from './PlaceHeader.tsx'
import styles from './S3Card.module.css'

/** Amazon S3: a bucket, the object that the story is about, and what is in memory. */
export function S3Card({ frame }: { readonly frame: Frame }) {
  const { s3, emphasis, spotlight, work } = frame
  const { bucket, bucketName, object, memory } = s3
  const others = bucket === null ? 0 : bucket.objects - (object ? 1 : 0)
  return (
    <div className={styles.card}>
      <PlaceHeader
        icon={<Bucket />}
        title="Amazon S3"
        note={
          bucket === null ? `no bucket ${bucketName}` : `bucket ${bucketName}${others > 0 ? ` · ${others} more` : ''}`
        }
        working={s3.working}
      />
      <div
        className={styles.object}
        data-lit={emphasis.includes('object') ? 'object' : undefined}
        data-spotlight={spotlight === 'object' || undefined}
      >
        <ObjectSlot s3={s3} isFresh={emphasis.includes('object') && memory.length > 0} />
      </div>
      <div
        className={styles.memory}
        data-lit={emphasis.includes('memory') ? 'memory' : undefined}
        data-spotlight={spotlight === 'memory' || undefined}
      >
        <MemoryPanel
          memory={memory}
          isWiping={work === null && emphasis.includes('memory') && memory.some(({ isWiped }) => isWiped)}
        />
      </div>
    </div>
  )
}
