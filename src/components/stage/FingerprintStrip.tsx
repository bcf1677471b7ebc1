// The first bytes of an artifact as coloured cells: the same bytes look the same wherever they appear.
import styles from './FingerprintStrip.module.css'

interface Props {
  /** Hex. */
  readonly head: string
  readonly cells?: number
}

export function FingerprintStrip({ head, cells = 16 }: Props) {
  const bytes = (head.match(/../g) ?? []).slice(0, cells)
  return (
    <span className={styles.strip} aria-hidden="true">
      {bytes.map((hex, i) => (
        <i key={i} className={styles.cell} style={cellStyle(hex)} />
      ))}
    </span>
  )
}

function cellStyle(hex: string) {
  const background = colourOf(Number.parseInt(hex, 16))
  return background === undefined ? undefined : { background }
}

/** Zero has no colour; every other byte has a hue of its own and one of three depths. */
function colourOf(byte: number): string | undefined {
  if (byte === 0) return undefined
  const depth = [48, 60, 72][byte % 3] ?? 60
  return `hsl(${Math.round((byte / 256) * 360)} 58% ${depth}%)`
}
