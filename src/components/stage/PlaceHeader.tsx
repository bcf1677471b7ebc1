import type { ReactNode } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { Breakable } from './words.tsx'
import styles from './PlaceHeader.module.css'

interface Props {
  readonly icon: ReactNode
  readonly title: string
  readonly note: ReactNode
  /** The operation that the place works on. */
  readonly working: string | null
}

/** Name of a place, what it is, and what it is working on. */
export function PlaceHeader({ icon, title, note, working }: Props) {
  return (
    <div className={styles.header}>
      <span className={styles.icon}>{icon}</span>
      <span className={styles.words}>
        <b className={styles.title}>{title}</b>
        {working === null ? (
          <span className={styles.note}>{note}</span>
        ) : (
          <span className={styles.working}>
            <Icon name="send" />
            <span>
              <Breakable text={working} />
            </span>
          </span>
        )}
      </span>
    </div>
  )
}
