// How far a fix reaches, in a word or three.
import type { Fix, Wanted } from '../../scenarios/fixes/fix.ts'
import { Icon } from '../controls/Icon.tsx'
import styles from './Mark.module.css'

export function Mark({ fix, wanted }: { readonly fix: Fix; readonly wanted: Wanted }) {
  return (
    <p className={styles.mark} data-breadth={fix.breadth}>
      <Icon name={fix.breadth === 'least privilege' ? 'check' : 'wide'} />
      {wordsOf(fix, wanted)}
    </p>
  )
}

function wordsOf({ breadth, changesPermissions }: Fix, wanted: Wanted): string {
  if (wanted === 'refused') return breadth === 'least privilege' ? 'Stops only this' : 'Stops more than this'
  if (!changesPermissions) return 'Gives nobody a permission'
  return breadth === 'least privilege' ? 'Least privilege' : 'Broader than needed'
}
