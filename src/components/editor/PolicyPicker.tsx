// Which policy: everything in this world that says who may do what.
import { useId } from 'react'
import type { PolicyFamily, StoredPolicy } from '../../scenarios/policies.ts'
import styles from './PolicyPicker.module.css'

interface PolicyPickerProps {
  readonly policies: readonly StoredPolicy[]
  readonly picked: string
  readonly drafts: ReadonlyMap<string, string>
  readonly onPick: (id: string) => void
}

export function PolicyPicker({ policies, picked, drafts, onPick }: PolicyPickerProps) {
  const id = useId()
  return (
    <p className={styles.picker}>
      <label htmlFor={id} className={styles.label}>
        Policy
      </label>
      <select id={id} className={styles.select} value={picked} onChange={(event) => onPick(event.target.value)}>
        {families
          .filter((family) => policies.some((policy) => policy.family === family))
          .map((family) => (
            <optgroup key={family} label={family}>
              {policies
                .filter((policy) => policy.family === family)
                .map((policy) => (
                  <option key={policy.id} value={policy.id}>
                    {policy.title}
                    {drafts.has(policy.id) ? ', not sent' : policy.document === null ? ', none yet' : ''}
                  </option>
                ))}
            </optgroup>
          ))}
      </select>
    </p>
  )
}

const families: readonly PolicyFamily[] = ['Keys', 'Buckets', 'Users', 'Groups', 'Roles', 'Managed policies']
