// What the disk holds: the stored bytes of each object of the lesson's bucket, to look at and to take away.
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { get, sizeOf, values, type Bucket, type World } from '../../sim/index.ts'
import { newOnes } from '../../stage/storage.ts'
import { page, shownWorld } from '../../store/page.ts'
import styles from './DiskPanel.module.css'
import { StoredObject } from './StoredObject.tsx'
import { wrappedKey } from './wrappedKey.ts'

/** For what no lesson stores: versions, rare kinds of encryption, and objects that the bucket's default has left behind. */
const StoredVersions = lazy(() => import('./StoredVersions.tsx'))

export function DiskPanel() {
  const world = useStore(page, shownWorld)
  const name = useStore(page, ({ scenario }) => scenario.stage.bucket)
  const bucket = world && get(world.s3.buckets, name)
  const objects = bucket ? [...values(bucket.objects)].slice(0, 20) : []
  return (
    <section className={styles.panel} aria-labelledby="disk-title">
      <h2 id="disk-title" className={styles.heading}>
        What the disk holds
      </h2>
      {world && bucket && isUnusual(world, bucket) ? (
        <Suspense>
          <StoredVersions world={world} bucket={bucket} />
        </Suspense>
      ) : objects.length === 0 ? (
        <p className={styles.empty}>
          Nothing yet. Once something is uploaded, its stored bytes can be seen and downloaded here.
        </p>
      ) : (
        <ul className={styles.objects}>
          {objects.map((object) => (
            <li key={object.key}>
              <StoredObject object={object} facts={wrappedKey(object.encryption)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const isUnusual = (world: World, bucket: Bucket): boolean =>
  sizeOf(bucket.versions) > 0 ||
  [...values(bucket.objects)].some(
    ({ encryption }) =>
      'bucketKey' in encryption ||
      'outer' in encryption ||
      'salt' in encryption ||
      newOnes(world, bucket, encryption) !== null,
  )
