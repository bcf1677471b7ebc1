// The drawings of the map: one pen, the colours of the tokens, no words.
import type { ReactElement, ReactNode } from 'react'
import type { KeyMark } from '../../stage/keys.ts'
import styles from './marks.module.css'

/** A request or an answer on its way. */
export function Letter() {
  return (
    <svg className={styles.mark} viewBox="0 0 30 22" aria-hidden="true" focusable="false">
      <rect className={styles.paper} x="1" y="1" width="28" height="20" rx="3" />
      <path className={styles.pen} d="m2 3.5 11.3 8.4a2.8 2.8 0 0 0 3.4 0L28 3.5" />
    </svg>
  )
}

/** A letter that says no. */
export function Refusal() {
  return (
    <svg className={styles.mark} viewBox="0 0 30 22" aria-hidden="true" focusable="false">
      <rect className={styles.refusal} x="1" y="1" width="28" height="20" rx="3" />
      <path className={styles.refusalPen} d="m10.5 6.5 9 9m0-9-9 9" />
    </svg>
  )
}

/** A line for CloudTrail's tape. */
export function Slip() {
  return (
    <svg className={styles.mark} viewBox="0 0 30 22" aria-hidden="true" focusable="false">
      <path className={styles.slip} d="M4 1h22v20l-3-2-3 2-2.5-2-2.5 2-2.5-2-2.5 2-3-2-3 2Z" />
      <path className={styles.slipPen} d="M8.5 6.5h13m-13 4.5h9" />
    </svg>
  )
}

/** A readable sheet: the plaintext. */
export function Sheet() {
  return (
    <svg className={styles.mark} viewBox="0 0 20 24" aria-hidden="true" focusable="false">
      <path className={styles.sheet} d="M3 1h9.5L19 7.5V21a2 2 0 0 1-2 2H3a2 2 0 0 1-2-2V3a2 2 0 0 1 2-2Z" />
      <path className={styles.sheetPen} d="M12.5 1v6.5H19M5 12h9m-9 4h9m-9 3.5h5" />
    </svg>
  )
}

/** The plaintext data key: bare gold. */
export function DataKey() {
  return (
    <svg className={styles.mark} viewBox="0 0 34 18" aria-hidden="true" focusable="false">
      <path
        className={styles.gold}
        fillRule="evenodd"
        d="M9 1.5a7.5 7.5 0 1 0 7.1 9.9h7.4v4.1h3.4v-4.1h2v3h3.3V7.6H16.3A7.5 7.5 0 0 0 9 1.5Zm-1 4.4a3.1 3.1 0 1 1 0 6.2 3.1 3.1 0 0 1 0-6.2Z"
      />
    </svg>
  )
}

/** The wrapped data key: the same gold key inside an envelope, sealed with the mark of the KMS key. */
export function SealedEnvelope({ mark }: { readonly mark: KeyMark | null }) {
  return (
    <Envelope>
      <path className={styles.flap} d={FLAP} />
      <Seal mark={mark} />
    </Envelope>
  )
}

/** The flap of a closed envelope; its hinge lies at y = 4.5. */
export const FLAP = 'M3 4.5 L27.5 20 Q32 23 36.5 20 L61 4.5'

export function Envelope({ children }: { readonly children: ReactNode }) {
  return (
    <svg className={styles.mark} viewBox="0 0 64 46" aria-hidden="true" focusable="false">
      <rect className={styles.envelope} x="1.5" y="1.5" width="61" height="43" rx="5" />
      <path
        className={styles.inside}
        fillRule="evenodd"
        transform="translate(15 27.5)"
        d="M9 0a6.5 6.5 0 1 0 6.2 8.5h8.3V12h3V8.5h2V11h3V5H15.2A6.5 6.5 0 0 0 9 0Zm-.6 3.7a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6Z"
      />
      {children}
    </svg>
  )
}

export function Seal({ mark }: { readonly mark: KeyMark | null }) {
  return (
    <g transform="translate(32 19)">
      <circle className={styles.wax} r="10" />
      <g className={styles.figure}>{mark ? figures[mark] : <path d="M-4.5 0h9" />}</g>
    </g>
  )
}

/** The KMS key: a ring around it for each generation of its material, and its mark on the bow. */
export function KmsKeyMark({
  mark,
  generations,
  isIdle,
}: {
  readonly mark: KeyMark
  readonly generations: number
  readonly isIdle: boolean
}) {
  const rings = Array.from({ length: Math.min(generations, 4) }, (_, i) => 43 + i * 5)
  const reach = (rings.at(-1) ?? 43) + 2
  return (
    <svg
      className={styles.mark}
      viewBox={`${60 - reach} ${60 - reach} ${2 * reach} ${2 * reach}`}
      aria-hidden="true"
      focusable="false"
      data-idle={isIdle || undefined}
    >
      {rings.map((r) => (
        <circle key={r} className={styles.ring} cx="60" cy="60" r={r} />
      ))}
      <circle className={styles.disc} cx="60" cy="60" r="36" />
      <path
        className={styles.kmsKey}
        fillRule="evenodd"
        d="M48 43a17 17 0 1 0 16.3 21.9h7.3V72h6.2v-7.1h3.6V70H88V57.1H64.8A17 17 0 0 0 48 43Z"
      />
      <g className={styles.bow} transform="translate(47 60) scale(1.7)">
        {figures[mark]}
      </g>
    </svg>
  )
}

const figures: Record<KeyMark, ReactElement> = {
  circle: <circle r="3.6" />,
  diamond: <path d="M0-4.8 4.4 0 0 4.8-4.4 0Z" />,
  triangle: <path d="M0-4.6 4.4 3.4h-8.8Z" />,
  square: <rect x="-3.6" y="-3.6" width="7.2" height="7.2" rx="0.8" />,
  cross: <path d="M-1.5-4.6h3v3.1h3.1v3H1.5v3.1h-3V1.5h-3.1v-3h3.1Z" />,
  bars: <path d="M-4.4-3.4h2.4v6.8h-2.4Zm3.2 0h2.4v6.8h-2.4Zm3.2 0h2.4v6.8H2Z" />,
}

export function Globe() {
  return (
    <svg className={styles.line} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="7.25" />
      <path d="M2.9 8.2h14.2M2.9 11.8h14.2M10 2.75c-2.4 2-3.6 4.4-3.6 7.25s1.2 5.25 3.6 7.25c2.4-2 3.6-4.4 3.6-7.25S12.4 4.75 10 2.75Z" />
    </svg>
  )
}

export function Bucket() {
  return (
    <svg className={styles.line} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <ellipse cx="10" cy="5" rx="6.75" ry="2.25" />
      <path d="m3.25 5 1.6 10.4c.2 1.2 2.4 2.1 5.15 2.1s4.95-.9 5.15-2.1L16.75 5" />
    </svg>
  )
}

export function Vault() {
  return (
    <svg className={styles.line} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <rect x="2.75" y="2.75" width="14.5" height="14.5" rx="3" />
      <circle cx="10" cy="10" r="3.5" />
      <path d="M10 6.5V5m0 10v-1.5m3.5-3.5H15M5 10h1.5" />
    </svg>
  )
}

export function Tape() {
  return (
    <svg className={styles.line} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d="M5 2.75h10v14l-1.7-1.2-1.6 1.2-1.7-1.2-1.7 1.2-1.6-1.2L5 16.75ZM7.75 6.5h4.5m-4.5 3h4.5m-4.5 3h2.5" />
    </svg>
  )
}

export function People() {
  return (
    <svg className={styles.line} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="7.5" cy="6.75" r="2.75" />
      <path d="M2.5 16c.3-3 2.3-4.75 5-4.75s4.7 1.75 5 4.75M13 4.25a2.75 2.75 0 0 1 0 5m1.75 2.4c1.6.7 2.6 2.2 2.75 4.35" />
    </svg>
  )
}

export function Clock() {
  return (
    <svg className={styles.line} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <circle cx="10" cy="10" r="7.25" />
      <path d="M10 5.75V10l2.75 2" />
    </svg>
  )
}
