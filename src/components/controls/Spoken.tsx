import type { ReactNode } from 'react'
import styles from './Spoken.module.css'

/** Words for those who hear the page; what is seen says the same in another way. */
export const Spoken = ({ children }: { readonly children: ReactNode }) => (
  <span className={styles.spoken}>{children}</span>
)
