// What the disk holds: the stored bytes of each object of the lesson's bucket, to look at and to take away.
import { useStore } from 'zustand'
import { get, values, type S3Object, type World } from '../../sim/index.ts'
import { page, shownWorld } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { download } from './download.ts'
import { grouped } from '../text/grouped.ts'
import styles from './DiskPanel.module.css'
import { Noise } from './Noise.tsx'

export function DiskPanel() {
  const world = useStore(page, shownWorld)
  const name = useStore(page, ({ scenario }) => scenario.stage.bucket)
  const objects = world ? objectsIn(world, name) : []
  return (
    <section className={styles.panel} aria-labelledby="disk-title">
      <h2 id="disk-title" className={styles.heading}>
        What the disk holds
      </h2>
      {objects.length === 0 ? (
        <p className={styles.empty}>
          Nothing yet. Once something is uploaded, its stored bytes can be seen and downloaded here.
        </p>
      ) : (
        <ul className={styles.objects}>
          {objects.map((object) => (
            <li key={object.key}>
              <StoredObject object={object} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function StoredObject({ object }: { readonly object: S3Object }) {
  const blobs = useStore(page, ({ run }) => run?.environment.blobs)
  const { encryption } = object
  if (!blobs) return null
  const bytes = blobs.get(object.body)
  return (
    <article className={styles.object}>
      <Noise bytes={bytes} label={`The first stored bytes of ${object.key}, drawn as colours: noise`} />
      <dl className={styles.facts}>
        <Fact name="Object" value={object.key} />
        <Fact name="Plaintext" value={`${grouped(object.size)} bytes, not on the disk`} />
        <Fact name="Stored" value={`${grouped(object.body.length)} bytes of AES-256-GCM ciphertext`} />
        <Fact
          name="Wrapped data key"
          value={`${encryption.wrappedDataKey.length / 2} bytes, under ${encryption.type === 'aws:kms' ? encryption.keyArn : 'a key that S3 owns'}`}
        />
        {encryption.type === 'aws:kms' && (
          <Fact name="Encryption context" value={JSON.stringify(encryption.encryptionContext)} />
        )}
        <Fact name="SHA-256 of the stored bytes" value={object.body.sha256} />
      </dl>
      <Button onClick={() => download(`${object.key}.ciphertext`, bytes, 'application/octet-stream')}>
        Download the ciphertext
      </Button>
    </article>
  )
}

function Fact({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  )
}

const objectsIn = (world: World, bucket: string): readonly S3Object[] => {
  const found = get(world.s3.buckets, bucket)
  return found ? [...values(found.objects)].slice(0, 20) : []
}
