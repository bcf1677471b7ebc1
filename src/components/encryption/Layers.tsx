// A plaintext inside its layers, drawn from the inside out; beside each layer the keys, each wrapped under the next.
import type { KeyInLayer, Layer } from '../../scenarios/ways/layers.ts'
import { Icon } from '../controls/Icon.tsx'
import styles from './Layers.module.css'

export const Layers = ({ layers }: { readonly layers: readonly Layer[] }) => (
  <ol className={styles.layers}>
    {layers.map(({ by, keys }, index) => (
      <li key={index} className={styles.layer}>
        <span className={styles.by}>
          {layers.length > 1 && (index === 0 ? 'Inner layer, by ' : 'Outer layer, by ')}
          {layers.length > 1 ? who[by] : `Encrypted by ${who[by]}`}
        </span>
        <ol className={styles.keys}>
          {keys.map((key, at) => (
            <li key={at} className={styles.key} data-kind={key.type}>
              {at > 0 && <span className={styles.under}>under</span>}
              <span className={styles.chip}>
                <Icon name={at === keys.length - 1 ? 'lock' : 'key'} /> {nameOf(key)}
              </span>
            </li>
          ))}
        </ol>
      </li>
    ))}
  </ol>
)

const who = { program: 'the program', s3: 'S3' } as const

const nameOf = (key: KeyInLayer): string =>
  key.type === 'KMS key'
    ? key.name
    : key.type === 'key of S3'
      ? 'a key that S3 owns'
      : key.type === 'key of the client'
        ? 'the client’s key'
        : key.type
