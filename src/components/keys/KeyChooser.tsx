// Which key: by Region, with its state.
import { useId } from 'react'
import { stateWords } from '../../stage/keys.ts'
import { nameOf, shortId, type KeyGroup } from './keyList.ts'
import styles from './KeysPanel.module.css'

interface KeyChooserProps {
  readonly groups: readonly KeyGroup[]
  readonly chosen: string
  readonly onChoose: (arn: string) => void
}

export function KeyChooser({ groups, chosen, onChoose }: KeyChooserProps) {
  const id = useId()
  return (
    <div className={styles.chooser}>
      <label className={styles.label} htmlFor={id}>
        Which key
      </label>
      <select id={id} className={styles.select} value={chosen} onChange={({ target }) => onChoose(target.value)}>
        {groups.map(({ title, keys }) => (
          <optgroup key={title} label={title}>
            {keys.map((key) => (
              <option key={key.arn} value={key.arn}>
                {nameOf(key)}
                {key.aliasNames.length > 0 && ` · ${shortId(key.keyId)}`} · {stateWords[key.keyState]}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  )
}
