// A place that holds bytes, as it is at this moment.
import { hexOf, type Bytes } from '../../sim/index.ts'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { FingerprintStrip } from '../stage/FingerprintStrip.tsx'
import styles from './Holder.module.css'
import type { Sealed } from './localSeal.ts'

interface HolderProps {
  readonly title: string
  readonly note: string
  /** Hex. */
  readonly dataKey: string | null
  readonly text: string | null
  readonly wrapped: Bytes | null
  readonly sealed: Sealed | null
}

export function Holder({ title, note, dataKey, text, wrapped, sealed }: HolderProps) {
  const isWiped = dataKey !== null && /^0+$/.test(dataKey)
  const isEmpty = dataKey === null && text === null && wrapped === null && sealed === null
  return (
    <section className={styles.holder} aria-label={title}>
      <h3 className={styles.title}>{title}</h3>
      <p className={styles.note}>{note}</p>
      {isEmpty && <p className={styles.none}>nothing</p>}
      {text !== null && (
        <div className={styles.item} data-kind="plaintext">
          <Icon name="page" />
          <span className={styles.name}>text, readable</span>
          <pre className={styles.text}>{text}</pre>
        </div>
      )}
      {dataKey !== null && (
        <Item
          kind={isWiped ? 'wiped' : 'data-key'}
          icon={isWiped ? 'erase' : 'key'}
          name={isWiped ? 'data key: zeros now' : 'plaintext data key, 32 bytes'}
          hex={dataKey}
        />
      )}
      {wrapped && (
        <Item kind="wrapped" icon="envelope" name={`wrapped data key, ${wrapped.length} bytes`} hex={hexOf(wrapped)} />
      )}
      {sealed && (
        <Item
          kind="ciphertext"
          icon="lock"
          name={`iv and ciphertext with tag, ${sealed.iv.length + sealed.bytes.length} bytes`}
          hex={hexOf(sealed.iv) + hexOf(sealed.bytes)}
        />
      )}
    </section>
  )
}

interface ItemProps {
  readonly kind: string
  readonly icon: IconName
  readonly name: string
  readonly hex: string
}

function Item({ kind, icon, name, hex }: ItemProps) {
  return (
    <div className={styles.item} data-kind={kind}>
      <Icon name={icon} />
      <span className={styles.name}>{name}</span>
      <FingerprintStrip head={hex} />
      <code className={styles.hex}>
        {(hex.slice(0, 128).match(/../g) ?? []).join(' ')}
        {hex.length > 128 && ' …'}
      </code>
    </div>
  )
}
