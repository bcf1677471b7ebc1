import type { ReactNode } from 'react'
import styles from './Disclosure.module.css'
import { Icon } from './Icon.tsx'

interface DisclosureProps {
  readonly summary: ReactNode
  readonly children: ReactNode
  /** Whether it starts open; afterwards the browser keeps its state. */
  readonly startsOpen?: boolean
  readonly onToggle?: (isOpen: boolean) => void
}

export function Disclosure({ summary, children, startsOpen = false, onToggle }: DisclosureProps) {
  return (
    <details className={styles.disclosure} open={startsOpen} onToggle={(event) => onToggle?.(event.currentTarget.open)}>
      <summary className={styles.summary}>
        <span className={styles.chevron}>
          <Icon name="chevron" />
        </span>
        {summary}
      </summary>
      <div className={styles.body}>{children}</div>
    </details>
  )
}
