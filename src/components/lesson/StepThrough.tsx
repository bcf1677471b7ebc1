import { useStore } from 'zustand'
import { actions, page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import styles from './StepThrough.module.css'

/** Where the eye is after sending: the same buttons as in the player. */
export function StepThrough() {
  const left = useStore(page, ({ story, cursor }) => (story ? story.trace.length - 1 - cursor : 0))
  const cursor = useStore(page, (state) => state.cursor)
  return (
    <div className={styles.steps}>
      <Button kind="primary" onClick={() => stepTo(cursor + 1)}>
        Next step
      </Button>
      <Button onClick={() => stepTo(cursor + left)}>To the end</Button>
      <p className={styles.hint}>{left === 1 ? 'One step is left.' : `${left} steps are left.`}</p>
    </div>
  )
}

function stepTo(cursor: number): void {
  actions.pause()
  actions.seek(cursor)
}
