import { useId, type ReactNode } from 'react'
import styles from './Switch.module.css'

interface SwitchProps {
  readonly label: ReactNode
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
  /** One line under the label. */
  readonly description?: ReactNode
  /** The state in words; colour and position are not enough. */
  readonly words?: { readonly on: string; readonly off: string }
  readonly isUnavailable?: boolean
}

export function Switch({
  label,
  isOn,
  onChange,
  description,
  words = { on: 'On', off: 'Off' },
  isUnavailable = false,
}: SwitchProps) {
  const id = useId()
  return (
    <button
      type="button"
      role="switch"
      className={styles.switch}
      aria-checked={isOn}
      aria-labelledby={`${id}-label`}
      aria-describedby={description === undefined ? undefined : `${id}-description`}
      aria-disabled={isUnavailable || undefined}
      onClick={isUnavailable ? undefined : () => onChange(!isOn)}
    >
      <span className={styles.track}>
        <span className={styles.thumb} />
      </span>
      <span className={styles.text}>
        <span id={`${id}-label`}>{label}</span>
        {description !== undefined && (
          <span className={styles.description} id={`${id}-description`}>
            {description}
          </span>
        )}
      </span>
      <span className={styles.state} aria-hidden="true">
        {isOn ? words.on : words.off}
      </span>
    </button>
  )
}
