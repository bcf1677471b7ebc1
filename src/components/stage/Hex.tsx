import styles from './Hex.module.css'

/** How many bytes there is room for. */
export const SHOWN = 6

/** The first bytes in hex, and a sign that there are more. */
export function Hex({ bytes }: { readonly bytes: string }) {
  const all = hexBytes(bytes)
  return (
    <span className={styles.hex}>
      {all.slice(0, SHOWN).join(' ')}
      {all.length > SHOWN && ' …'}
    </span>
  )
}

export const hexBytes = (hex: string): readonly string[] => hex.match(/../g) ?? []
