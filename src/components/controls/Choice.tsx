// A choice of one: native radio buttons that look like a segmented control.
import { useId, type ReactNode } from 'react'
import styles from './Choice.module.css'
import { Spoken } from './Spoken.tsx'

interface ChoiceProps<V extends string> {
  readonly legend: ReactNode
  /** The legend is then spoken only. */
  readonly isLegendHidden?: boolean
  readonly options: readonly { readonly value: V; readonly label: ReactNode }[]
  readonly value: V
  readonly onChange: (value: V) => void
  readonly isUnavailable?: boolean
}

export function Choice<V extends string>({
  legend,
  isLegendHidden = false,
  options,
  value,
  onChange,
  isUnavailable = false,
}: ChoiceProps<V>) {
  const name = useId()
  return (
    <fieldset className={styles.choice} aria-disabled={isUnavailable || undefined}>
      <legend className={styles.legend}>{isLegendHidden ? <Spoken>{legend}</Spoken> : legend}</legend>
      <div className={styles.options}>
        {options.map((option) => (
          <label key={option.value} className={styles.option}>
            <input
              className={styles.radio}
              type="radio"
              name={name}
              checked={option.value === value}
              aria-disabled={isUnavailable || undefined}
              onChange={isUnavailable ? undefined : () => onChange(option.value)}
              readOnly={isUnavailable}
            />
            {option.label}
          </label>
        ))}
      </div>
    </fieldset>
  )
}
