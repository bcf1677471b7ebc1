// A fingerprint strip: the first bytes as coloured cells, the same wherever the same bytes appear.
import type { CSSProperties } from 'react'
import styles from './Fingerprint.module.css'

interface FingerprintProps {
  /** Hex. */
  readonly head: string
  readonly cells?: number
}

/** A picture of bytes whose text stands beside it. */
export function Fingerprint({ head, cells = 16 }: FingerprintProps) {
  const bytes = (head.match(/../g) ?? []).slice(0, cells).map((pair) => Number.parseInt(pair, 16))
  return (
    <span className={styles.strip} aria-hidden="true">
      {bytes.map((byte, index) => (
        <span key={index} className={styles.cell} style={colourOf(byte)} />
      ))}
    </span>
  )
}

/** Equal bytes look equal; near bytes do not look near. Zero is empty. */
const colourOf = (byte: number): CSSProperties =>
  byte === 0 ? {} : { backgroundColor: `oklch(${58 + (byte % 5) * 5}% 0.14 ${(byte * 137) % 360})` }
