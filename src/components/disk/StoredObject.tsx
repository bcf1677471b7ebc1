// One stored object as it lies there: ciphertext, wrapped data keys, and what is written beside them in the clear.
import { useStore } from 'zustand'
import type { S3Object } from '../../sim/index.ts'
import { page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { grouped } from '../text/grouped.ts'
import styles from './DiskPanel.module.css'
import { download } from './download.ts'
import { Noise } from './Noise.tsx'
import type { NamedFact } from './wrappedKey.ts'

interface StoredObjectProps {
  readonly object: S3Object
  readonly facts: readonly NamedFact[]
}

export function StoredObject({ object, facts }: StoredObjectProps) {
  const blobs = useStore(page, ({ run }) => run?.environment.blobs)
  if (!blobs) return null
  const { body, key, size } = object
  const bytes = blobs.get(body)
  return (
    <article className={styles.object}>
      <Noise bytes={bytes} label={`The first stored bytes of ${key}, drawn as colours: noise`} />
      <Facts
        facts={[
          ['Object', key],
          ['Plaintext', `${grouped(size)} bytes, not on the disk`],
          ['Stored', `${grouped(body.length)} bytes of AES-256-GCM ciphertext`],
          ...facts,
          ['SHA-256 of the stored bytes', body.sha256],
        ]}
      />
      <Button onClick={() => download(`${key}.ciphertext`, bytes, 'application/octet-stream')}>
        Download the ciphertext
      </Button>
    </article>
  )
}

export const Facts = ({ facts }: { readonly facts: readonly NamedFact[] }) => (
  <dl className={styles.facts}>
    {facts.map(([name, value]) => (
      <div key={name} className={styles.fact}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
)
