// What would change it: the smallest edits that turn the told outcome over, to be tried and taken back.
import { useState } from 'react'
import { useStore } from 'zustand'
import { page, type Story } from '../../store/page.ts'
import { Disclosure } from '../controls/Disclosure.tsx'
import { DeadEnd } from './DeadEnd.tsx'
import { FixCard } from './FixCard.tsx'
import styles from './FixPanel.module.css'
import { TrialCard } from './TrialCard.tsx'
import { useFixes } from './useFixes.ts'

export default function FixPanel() {
  const story = useStore(page, (state) => state.story)
  const trial = useStore(page, (state) => state.trial)
  if (trial && trial.story !== story) return <TrialCard trial={trial} />
  // A refusal starts open, an answer does not.
  return story && <Fixes key={'error' in story.outcome ? 'refused' : 'answered'} story={story} />
}

function Fixes({ story }: { readonly story: Story }) {
  const isRefused = 'error' in story.outcome
  const [isOpen, setIsOpen] = useState(isRefused)
  const title = isRefused ? 'What would change it' : 'What would stop it'
  return (
    <section className={styles.panel} aria-label={title}>
      <Disclosure summary={title} startsOpen={isRefused} onToggle={setIsOpen}>
        {isOpen && <FixList story={story} />}
      </Disclosure>
    </section>
  )
}

function FixList({ story }: { readonly story: Story }) {
  const search = useFixes(story)
  const tried = useStore(page, ({ trial }) => trial?.fix.id)
  if (!search) return <p className={styles.intro}>Looking for the smallest edits…</p>
  const [first] = search.fixes
  if (!first) return <DeadEnd why={search.deadEnd ?? ''} />
  return (
    <>
      <p className={styles.intro}>
        {first.edits.length === 1 ? 'One edit is enough.' : `It takes ${first.edits.length} edits.`} Each was tried on a
        copy of this world.
      </p>
      <ul className={styles.fixes}>
        {search.fixes.map((fix) => (
          <li key={fix.id}>
            <FixCard fix={fix} wanted={search.wanted} isTried={fix.id === tried} />
          </li>
        ))}
      </ul>
    </>
  )
}
