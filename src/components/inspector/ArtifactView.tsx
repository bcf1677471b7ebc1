// One run of bytes: what it is, its fingerprint, its fields and every byte.
import { useState } from 'react'
import { fromHex, type Artifact } from '../../sim/index.ts'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { FingerprintStrip } from '../stage/FingerprintStrip.tsx'
import styles from './ArtifactView.module.css'
import { FieldList } from './FieldList.tsx'
import { HexDump } from './HexDump.tsx'
import type { ArtifactField, StepArtifact } from './stepArtifacts.ts'

interface ArtifactViewProps extends StepArtifact {
  readonly bytes: Uint8Array | undefined
  readonly fields: readonly ArtifactField[] | undefined
}

export function ArtifactView({ artifact, role, remains, bytes, fields = [] }: ArtifactViewProps) {
  const [shownField, setShownField] = useState<number>()
  const { noun, icon, text } = kinds[artifact.kind]
  const wiped = remains === undefined ? undefined : fromHex(remains)
  const shown = wiped ?? bytes ?? fromHex(artifact.head)
  const isZero = wiped?.every((byte) => byte === 0) ?? false
  return (
    <article className={styles.artifact} data-kind={artifact.kind}>
      <header className={styles.header}>
        <span className={styles.icon}>
          <Icon name={remains === undefined ? icon : 'erase'} />
        </span>
        <h3 className={styles.noun}>
          {noun}
          <span className={styles.role}>{role}</span>
        </h3>
        <p className={styles.facts}>
          {artifact.name !== undefined && (
            <>
              <VisibleText text={artifact.name} /> ·{' '}
            </>
          )}
          {artifact.length.toLocaleString('en')} {artifact.length === 1 ? 'byte' : 'bytes'}
        </p>
      </header>
      <FingerprintStrip head={remains ?? artifact.head} />
      <p className={styles.text}>
        {isZero ? 'This is what the buffer reads now: zeros. Only the wrapped copy can bring the key back.' : text}
      </p>
      {fields.length > 0 && wiped === undefined && (
        <FieldList fields={fields} bytes={shown} shown={shownField} onShow={setShownField} />
      )}
      <HexDump
        label={`Bytes of the ${noun.toLowerCase()}`}
        bytes={shown}
        total={wiped?.length ?? artifact.length}
        fields={wiped === undefined ? fields : []}
        shown={shownField}
        onShow={setShownField}
      />
    </article>
  )
}

const kinds: Readonly<
  Record<Artifact['kind'], { readonly noun: string; readonly icon: IconName; readonly text: string }>
> = {
  plaintext: { noun: 'Plaintext', icon: 'page', text: 'Readable by whoever holds it.' },
  'data-key': {
    noun: 'Plaintext data key',
    icon: 'key',
    text: 'Opens one object. Whoever holds these bytes needs no permission any more.',
  },
  'wrapped-data-key': {
    noun: 'Wrapped data key',
    icon: 'envelope',
    text: 'The same key, sealed by a KMS key. It may lie in the open: only KMS can unwrap it.',
  },
  ciphertext: {
    noun: 'Ciphertext',
    icon: 'lock',
    text: 'Noise to everybody without the data key, and any changed bit is noticed.',
  },
  secret: { noun: 'Secret', icon: 'key', text: 'For whoever asked, and nobody else.' },
  'public-key': { noun: 'Public key', icon: 'page', text: 'For everybody to see.' },
  signature: {
    noun: 'Signature or MAC',
    icon: 'pen',
    text: 'Only the key that made it makes it; any changed bit is noticed.',
  },
  'log-file': { noun: 'Log file', icon: 'pen', text: 'CloudTrail’s records, compressed with gzip.' },
}
