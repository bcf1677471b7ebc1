// After the lesson's own requests: choose who asks, and send.
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Try } from '../../scenarios/scenario.ts'
import { actions, isToldToTheEnd, page, type Story } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { StepThrough } from './StepThrough.tsx'
import styles from './TryPanel.module.css'

export function TryPanel({ tries }: { readonly tries: readonly Try[] }) {
  const cast = useStore(page, ({ scenario }) => scenario.cast)
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const story = useStore(page, (state) => state.story)
  const isTold = useStore(page, isToldToTheEnd)
  const people = cast.filter(({ id }) => tries.some((attempt) => attempt.people.includes(id)))
  const [person, setPerson] = useState(people.find(({ id }) => id === 'bob')?.id ?? people[0]?.id ?? '')
  return (
    <section className={styles.panel} aria-labelledby="try-it">
      <h2 id="try-it" className={styles.heading}>
        Send a request
      </h2>
      <Choice
        legend="Who asks"
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
        value={person}
        onChange={setPerson}
      />
      <div className={styles.buttons}>
        {tries
          .filter((attempt) => attempt.people.includes(person))
          .map((attempt, index) => (
            <Button
              key={attempt.label}
              kind={index === 0 ? 'primary' : 'secondary'}
              isUnavailable={!isReady}
              onClick={() => void actions.sendTry(attempt, person)}
            >
              {attempt.label}
            </Button>
          ))}
      </div>
      {story && !story.beat && <Result story={story} isTold={isTold} />}
    </section>
  )
}

function Result({ story, isTold }: { readonly story: Story; readonly isTold: boolean }) {
  const name = useStore(page, ({ scenario }) => scenario.cast.find(({ id }) => id === story.as)?.name ?? story.as)
  if (!isTold) return <StepThrough />
  return 'error' in story.outcome ? (
    <p className={styles.result} data-tone="refused">
      ✕ {story.title} as {name}: refused with <code>{story.outcome.error.code}</code>.
    </p>
  ) : (
    <p className={styles.result} data-tone="allowed">
      ✓ {story.title} as {name}: done.
    </p>
  )
}
