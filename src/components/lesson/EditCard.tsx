// What the last change did to the document, and the requests that did it.
import { useStore } from 'zustand'
import { page } from '../../store/page.ts'
import { Difference } from './Difference.tsx'
import styles from './EditCard.module.css'

export function EditCard() {
  const edit = useStore(page, (state) => state.edit)
  if (!edit) return null
  return (
    <aside className={styles.card} aria-label="What the change did">
      <p className={styles.title}>
        {edit.after === null && edit.before !== null ? `${edit.title}: removed` : `${edit.title}: changed`}
      </p>
      {edit.requests.map((request, index) => (
        // The same request may come twice.
        <p key={index} className={styles.request}>
          <code>{request}</code>
        </p>
      ))}
      <Difference before={edit.before} after={edit.after} />
    </aside>
  )
}
