import type { ComponentProps } from 'react'
import styles from './Button.module.css'
import { Icon, type IconName } from './Icon.tsx'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'disabled' | 'className'> {
  /** One primary button per view. */
  readonly kind?: 'primary' | 'secondary' | 'quiet'
  readonly icon?: IconName
  /** Stays focusable and says why it does nothing; clicks have no effect. */
  readonly isUnavailable?: boolean
}

export function Button({ kind = 'secondary', icon, isUnavailable = false, children, onClick, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={styles.button}
      data-kind={kind}
      aria-disabled={isUnavailable || undefined}
      onClick={isUnavailable ? undefined : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  )
}
