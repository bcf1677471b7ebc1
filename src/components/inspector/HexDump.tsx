// Bytes in rows of sixteen with offsets and ASCII; a narrow panel breaks each row in two.
import { useState } from 'react'
import { Button } from '../controls/Button.tsx'
import type { ArtifactField } from './stepArtifacts.ts'
import { hueOf } from './FieldList.tsx'
import styles from './HexDump.module.css'

interface HexDumpProps {
  readonly label: string
  readonly bytes: Uint8Array
  /** How many there are in all; `bytes` may be the first of them. */
  readonly total: number
  readonly fields: readonly ArtifactField[]
  readonly shown: number | undefined
  readonly onShow: (field: number | undefined) => void
}

const ROW = 16
const FIRST = 256
const MORE = 1024

export function HexDump({ label, bytes, total, fields, shown, onShow }: HexDumpProps) {
  const [limit, setLimit] = useState(FIRST)
  const visible = bytes.subarray(0, limit)
  const rows = Array.from({ length: Math.ceil(visible.length / ROW) }, (_, row) => row * ROW)
  const fieldAt = (offset: number): number =>
    fields.findIndex((field) => offset >= field.offset && offset < field.offset + field.length)
  const run = (from: number, to: number, draw: (byte: number) => string, className: string | undefined) => (
    <span className={className}>
      {Array.from(visible.subarray(from, to), (byte, index) => {
        const field = fieldAt(from + index)
        return (
          <span
            // A byte has no other name than its offset.
            key={from + index}
            data-hue={field < 0 ? undefined : hueOf(field)}
            data-shown={field >= 0 && field === shown ? true : undefined}
            data-zero={byte === 0 || undefined}
            onPointerEnter={field < 0 ? undefined : () => onShow(field)}
          >
            {draw(byte)}
          </span>
        )
      })}
    </span>
  )
  return (
    <div className={styles.frame}>
      <figure
        className={styles.dump}
        aria-label={label}
        data-fields={fields.length > 0}
        onPointerLeave={() => onShow(undefined)}
      >
        {rows.map((from) => (
          <div key={from} className={styles.row}>
            {[from, from + ROW / 2].map(
              (half) =>
                half < visible.length && (
                  <div key={half} className={styles.half}>
                    <span className={styles.offset}>{half.toString(16).padStart(4, '0')}</span>
                    {run(half, half + ROW / 2, hex, styles.bytes)}
                    {run(half, half + ROW / 2, ascii, styles.ascii)}
                  </div>
                ),
            )}
          </div>
        ))}
      </figure>
      {visible.length < bytes.length && (
        <Button kind="quiet" onClick={() => setLimit(limit + MORE)}>
          Show {Math.min(MORE, bytes.length - visible.length).toLocaleString('en')} more bytes
        </Button>
      )}
      {bytes.length < total && (
        <p className={styles.rest}>
          The first {bytes.length} of {total.toLocaleString('en')} bytes.
        </p>
      )}
    </div>
  )
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0')
const ascii = (byte: number): string => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '·')
