import type { ReactNode } from 'react'
import styles from './Disclosure.module.css'
import { Icon } from './Icon.tsx'

interface DisclosureProps {
  readonly summary: ReactNode
  readonly children: ReactNode
  /** Whether it starts open; afterwards the browser keeps its state. */
  readonly startsOpen?: boolean
}

export function Disclosure({ summary, children, startsOpen = false }: DisclosureProps) {
  return (
    <details className={styles.disclosure} open={startsOpen}>
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
