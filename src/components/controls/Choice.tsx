// A choice of one: native radio buttons that look like a segmented control.
import { useId, type ReactNode } from 'react'
import styles from './Choice.module.css'

interface ChoiceProps<V extends string> {
  readonly legend: ReactNode
  /** The legend is then spoken only. */
  readonly isLegendHidden?: boolean
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly isUnavailable?: boolean
}

export function Choice<V extends string>({ legend, isLegendHidden = false, options, value, onChange, isUnavailable = false }: ChoiceProps<V>) {
  const name = useId()
  return (
    <fieldset className={styles.choice} disabled={isUnavailable}>
      <legend className={isLegendHidden ? styles.hidden : styles.legend}>{legend}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              className={styles.hidden}
              type="radio"
              name={name}
              checked={option.value === value}
              onChange={() => onChange(option.value)}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
