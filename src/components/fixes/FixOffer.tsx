// The smallest change, offered where the visitor has just seen the refusal; all of them are with the proof.
import { useStore } from 'zustand'
import { page, type Story } from '../../store/page.ts'
import { DeadEnd } from './DeadEnd.tsx'
import { Edits } from './Edits.tsx'
import { FixButtons } from './FixButtons.tsx'
import styles from './FixOffer.module.css'
import { Mark } from './Mark.tsx'
import { useFixes } from './useFixes.ts'

export default function FixOffer() {
  const story = useStore(page, (state) => state.story)
  const trial = useStore(page, (state) => state.trial)
  if (trial)
    return (
      <aside className={styles.offer} data-tried aria-label="The change that you try">
        <p className={styles.title}>You try this</p>
        <Edits fix={trial.fix} />
        <FixButtons fix={trial.fix} isTried />
      </aside>
    )
  return story && 'error' in story.outcome && <Offer story={story} />
}

function Offer({ story }: { readonly story: Story }) {
  const search = useFixes(story)
  const person = useStore(page, ({ scenario }) => scenario.cast.find(({ id }) => id === story.as)?.name ?? story.as)
  if (!search) return null
  const [fix, ...others] = search.fixes
  if (!fix) return <DeadEnd why={search.deadEnd ?? ''} />
  return (
    <aside className={styles.offer} aria-label="The smallest change">
      <p className={styles.title}>Smallest change that lets {person} through</p>
      <Edits fix={fix} />
      <Mark fix={fix} wanted={search.wanted} />
      <FixButtons fix={fix} isTried={false} />
      {others.length > 0 && (
        <p className={styles.others}>
          {others.length === 1 ? 'Another way is' : `${others.length} other ways are`} under the proof of this request.
        </p>
      )}
    </aside>
  )
}
