// What AWS said to a policy that was sent, and where to go from there.
import { useEffect, useRef } from 'react'
import type { ErrorData } from '../../sim/index.ts'
import type { Rewriting } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { Difference } from '../lesson/Difference.tsx'
import styles from './SendOutcome.module.css'

export interface Sent {
  readonly rewriting: Rewriting
  readonly error: ErrorData | null
}

interface SendOutcomeProps {
  readonly sent: Sent
  /** `Get as Bob`; undefined when the lesson has sent nothing yet. */
  readonly again: string | undefined
  readonly isReady: boolean
  readonly onAgain: () => void
  readonly onUndo: (() => void) | undefined
  readonly onSee: () => void
}

export function SendOutcome({ sent: { error, rewriting }, again, isReady, onAgain, onUndo, onSee }: SendOutcomeProps) {
  const { operation } = rewriting.request
  const section = useRef<HTMLElement>(null)
  useEffect(() => {
    section.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section
      ref={section}
      className={styles.outcome}
      data-tone={error ? 'denied' : 'allowed'}
      aria-label="What AWS said"
    >
      <p className={styles.title}>
        <Icon name={error ? 'cross' : 'check'} />
        <span>
          {error ? 'AWS refused it: ' : 'AWS accepted it: '}
          <code>{error ? error.code : operation}</code>
        </span>
      </p>
      {error ? (
        <p className={styles.message}>
          <VisibleText text={error.message ?? 'AWS gives no reason. What was found in the text may be one.'} />
        </p>
      ) : (
        <Difference before={rewriting.before} after={rewriting.after} />
      )}
      <div className={styles.buttons}>
        {error ? (
          <Button onClick={onSee}>See where it was refused</Button>
        ) : (
          again !== undefined && (
            <Button kind="primary" isUnavailable={!isReady} onClick={onAgain}>
              Try it again: {again}
            </Button>
          )
        )}
        {!error && onUndo && (
          <Button isUnavailable={!isReady} onClick={onUndo}>
            Undo this edit
          </Button>
        )}
      </div>
    </section>
  )
}
