// Bytes of an answer: their fingerprint, their fields where they have any, the text where they are one.
import { useRef, useState } from 'react'
import { base64Of, hexOf } from '../../sim/index.ts'
import { FieldList } from '../inspector/FieldList.tsx'
import { HexDump } from '../inspector/HexDump.tsx'
import type { ArtifactField } from '../inspector/stepArtifacts.ts'
import { CopyButton } from '../json/CopyButton.tsx'
import { FingerprintStrip } from '../stage/FingerprintStrip.tsx'
import styles from './BytesView.module.css'

interface BytesViewProps {
  readonly name: string
  readonly bytes: Uint8Array
  /** Absent where the bytes are no text. */
  readonly text: string | undefined
  readonly fields: readonly ArtifactField[]
}

export function BytesView({ name, bytes, text, fields }: BytesViewProps) {
  const [shown, setShown] = useState<number>()
  const source = useRef<HTMLElement>(null)
  const base64 = base64Of(bytes)
  return (
    <section className={styles.bytes} aria-label={name}>
      <header className={styles.header}>
        <h3 className={styles.name}>
          <code>{name}</code>
        </h3>
        <span className={styles.length}>
          {bytes.length.toLocaleString('en')} {bytes.length === 1 ? 'byte' : 'bytes'}
        </span>
        <FingerprintStrip head={hexOf(bytes.subarray(0, 16))} />
      </header>
      {text !== undefined && <pre className={styles.text}>{text}</pre>}
      {fields.length > 0 && <FieldList fields={fields} bytes={bytes} shown={shown} onShow={setShown} />}
      <HexDump
        label={`Bytes of ${name}`}
        bytes={bytes}
        total={bytes.length}
        fields={fields}
        shown={shown}
        onShow={setShown}
      />
      <p className={styles.base64}>
        <code ref={source}>{base64.length > 400 ? `${base64.slice(0, 400)}…` : base64}</code>
        <CopyButton text={base64} of={`${name} as base64`} source={source} />
      </p>
    </section>
  )
}
