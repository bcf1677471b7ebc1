// What stands between the visitor and the simulation, in words.
import { useId } from 'react'
import { useStore } from 'zustand'
import { actions, page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import styles from './PhaseNotice.module.css'

export function PhaseNotice() {
  const phase = useStore(page, (state) => state.phase)
  const progress = useStore(page, (state) => state.progress)
  if (phase === 'no-cryptography')
    return (
      <p className={styles.notice} role="alert">
        This browser gives no cryptography to pages opened over plain http. Open it over https or from localhost.
      </p>
    )
  if (phase === 'broken')
    return (
      <div className={styles.notice} role="alert">
        <p>The simulation stopped because of a mistake of ours. Nothing of yours is lost; start the chapter again.</p>
        <Button onClick={() => void actions.open(page.getState().scenario.id, page.getState().chapter)}>
          Start the chapter again
        </Button>
      </div>
    )
  return progress && <Progress {...progress} />
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  const id = useId()
  return (
    <div className={styles.progress}>
      <label htmlFor={id}>
        AES-256-GCM, chunk by chunk: {megabytes(done)} of {megabytes(total)} MB
      </label>
      <progress id={id} className={styles.bar} value={done} max={total} />
      <Button icon="cross" onClick={() => actions.cancel()}>
        Give it up
      </Button>
    </div>
  )
}

const megabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(0)
