// A fix is in place, and the story is another one than that for which it was tried.
import { useEffect, useRef } from 'react'
import type { Trial } from '../../store/page.ts'
import { Edits } from './Edits.tsx'
import { FixButtons } from './FixButtons.tsx'
import styles from './FixCard.module.css'

export function TrialCard({ trial }: { readonly trial: Trial }) {
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    // The button that was pressed has gone with its list.
    if (document.activeElement === document.body) card.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [])
  return (
    <section ref={card} className={styles.card} data-tried aria-label="The fix that is in place">
      <p className={styles.where}>With this in place</p>
      <Edits fix={trial.fix} />
      <FixButtons fix={trial.fix} isTried />
    </section>
  )
}
