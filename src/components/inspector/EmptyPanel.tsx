import { Icon, type IconName } from '../controls/Icon.tsx'
import styles from './EmptyPanel.module.css'

interface EmptyPanelProps {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly isBusy?: boolean
}

export function EmptyPanel({ icon, title, text, isBusy = false }: EmptyPanelProps) {
  return (
    <div className={styles.empty} aria-busy={isBusy || undefined}>
      <span className={styles.icon}>
        <Icon name={icon} />
      </span>
      <p className={styles.title}>{title}</p>
      <p className={styles.text}>{text}</p>
    </div>
  )
}
