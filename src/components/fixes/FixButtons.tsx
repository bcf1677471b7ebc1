// Tries a fix, sends the request again, takes the fix back: the first button stays the same one, so that it keeps the focus.
import { useRef } from 'react'
import { useStore } from 'zustand'
import type { Fix } from '../../scenarios/fixes/fix.ts'
import { actions, page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import styles from './FixCard.module.css'

export function FixButtons({ fix, isTried }: { readonly fix: Fix; readonly isTried: boolean }) {
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const first = useRef<HTMLButtonElement>(null)
  const undo = async (): Promise<void> => {
    await actions.undoFix()
    if (document.activeElement === document.body) first.current?.focus({ preventScroll: true })
  }
  return (
    <div className={styles.buttons}>
      <Button
        ref={first}
        kind={isTried ? 'primary' : 'secondary'}
        isUnavailable={!isReady}
        {...(!isTried && { 'aria-label': `Try it: ${plain(fix)}` })}
        onClick={() => void (isTried ? actions.sendAgain() : actions.tryFix(fix))}
      >
        {isTried ? 'Send again' : 'Try it'}
      </Button>
      {isTried && (
        <Button isUnavailable={!isReady} onClick={() => void undo()}>
          Undo
        </Button>
      )}
    </div>
  )
}

const plain = ({ edits }: Fix): string => edits.map(({ title }) => title.replaceAll('`', '')).join(', and ')
