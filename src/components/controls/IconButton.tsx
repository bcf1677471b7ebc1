import type { ComponentProps } from 'react'
import { Icon, type IconName } from './Icon.tsx'
import styles from './IconButton.module.css'

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'className' | 'children' | 'aria-label'> {
  readonly icon: IconName
  /** What it does; shown as a tooltip and spoken. */
  readonly label: string
  /** `main` is the round one that the eye and the thumb find first. */
  readonly kind?: 'main' | 'framed' | 'quiet'
  readonly isUnavailable?: boolean
}

export function IconButton({ icon, label, kind = 'framed', isUnavailable = false, onClick, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      className={styles.button}
      data-kind={kind}
      aria-label={label}
      aria-disabled={isUnavailable || undefined}
      onClick={isUnavailable ? undefined : onClick}
    >
      <Icon name={icon} />
    </button>
  )
}
