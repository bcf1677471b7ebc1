// The legend of a blob: each field by name, place and meaning. Pointing at one lights up its bytes.
import { hexOf } from '../../sim/index.ts'
import type { ArtifactField } from './stepArtifacts.ts'
import styles from './FieldList.module.css'

interface FieldListProps {
  readonly fields: readonly ArtifactField[]
  readonly bytes: Uint8Array
  readonly shown: number | undefined
  readonly onShow: (field: number | undefined) => void
}

const HUES = 6
/** Which of the colours a field has; the list and the dump agree on it. */
export const hueOf = (field: number): number => field % HUES

export function FieldList({ fields, bytes, shown, onShow }: FieldListProps) {
  return (
    <ul className={styles.fields} aria-label="Fields">
      {fields.map(({ name, offset, length, note }, index) => (
        <li key={offset}>
          <button
            type="button"
            className={styles.field}
            data-hue={hueOf(index)}
            data-shown={index === shown}
            aria-pressed={index === shown}
            onPointerEnter={() => onShow(index)}
            onPointerLeave={() => onShow(undefined)}
            onFocus={() => onShow(index)}
            onBlur={() => onShow(undefined)}
          >
            <span className={styles.swatch} />
            <span className={styles.name}>{name}</span>
            <span className={styles.place}>
              {length === 1 ? `byte ${offset}` : `${offset}–${offset + length - 1}`} · {length}{' '}
              {length === 1 ? 'byte' : 'bytes'}
            </span>
            {note !== undefined && <span className={styles.note}>{note}</span>}
            {index === shown && length <= 64 && (
              <code className={styles.value}>{hexOf(bytes.subarray(offset, offset + length))}</code>
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
