// Stored objects with all that S3 can keep: every version, every kind of encryption, every header.
import type { Bucket, World } from '../../sim/index.ts'
import { encryptionOf, newOnes } from '../../stage/storage.ts'
import styles from './DiskPanel.module.css'
import { keysOf, metadataOf } from './layers.ts'
import { Facts, StoredObject } from './StoredObject.tsx'
import { storedIn } from './stored.ts'
import type { NamedFact } from './wrappedKey.ts'

interface StoredVersionsProps {
  readonly world: World
  readonly bucket: Bucket
}

export default function StoredVersions({ world, bucket }: StoredVersionsProps) {
  return (
    <ul className={styles.objects}>
      {storedIn(bucket).map(({ place, version }) => {
        const { key, versionId = 'null' } = version
        const which: readonly NamedFact[] = place === 'only' ? [] : [['Version', `${versionId}, ${place}`]]
        return (
          <li key={`${versionId} ${key}`}>
            {'isDeleteMarker' in version ? (
              <Facts facts={[['Object', key], ...which, ['Stored', 'a delete marker: no ciphertext, no key']]} />
            ) : (
              <StoredObject
                object={version}
                facts={[
                  ...which,
                  ['Encryption', encryptionOf(version)],
                  ...leftBehind(newOnes(world, bucket, version.encryption)),
                  ...keysOf(version.encryption),
                  ...metadataOf(version),
                ]}
              />
            )}
          </li>
        )
      })}
    </ul>
  )
}

const leftBehind = (now: string | null): readonly NamedFact[] =>
  now === null
    ? []
    : [
        [
          'New objects',
          `${now}. That is the bucket’s default now; this one stays as it was written until somebody re-encrypts it.`,
        ],
      ]
