import { Icon } from '../controls/Icon.tsx'
import { RichText } from '../text/RichText.tsx'
import styles from './FixPanel.module.css'

export function DeadEnd({ why }: { readonly why: string }) {
  return (
    <p className={styles.none}>
      <Icon name="dash" />
      <span>
        <strong>Nothing that you may edit here helps.</strong> <RichText text={why} />
      </span>
    </p>
  )
}
