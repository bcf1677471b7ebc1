import styles from './Hex.module.css'

const SHOWN = 8

/** The first bytes in hex, and a sign that there are more. */
export function Hex({ bytes }: { readonly bytes: string }) {
  return <span className={styles.hex}>{hexText(bytes)}</span>
}

export const hexText = (hex: string): string =>
  `${(hex.match(/../g) ?? []).slice(0, SHOWN).join(' ')}${hex.length > 2 * SHOWN ? ' …' : ''}`
