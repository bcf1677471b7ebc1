// One request of the lesson: what is about to happen, the question, the button, and afterwards what was seen beside what was predicted.
import { useStore } from 'zustand'
import { actions, isToldToTheEnd, page } from '../../store/page.ts'
import type { Beat } from '../../scenarios/scenario.ts'
import { Button } from '../controls/Button.tsx'
import { RichText } from '../text/RichText.tsx'
import styles from './BeatCard.module.css'
import { StepThrough } from './StepThrough.tsx'
import { useNextToDo } from './useNextToDo.ts'

interface Props {
  readonly beat: Beat
  readonly position: number
  readonly count: number
  readonly isCurrent: boolean
}

export function BeatCard({ beat, position, count, isCurrent }: Props) {
  const isSent = useStore(page, ({ done }) => done.includes(beat.id))
  const isOnStage = useStore(page, ({ story }) => story?.beat?.id === beat.id)
  const isTold = useStore(page, (state) => isSent && (state.story?.beat?.id !== beat.id || isToldToTheEnd(state)))
  const answer = useStore(page, ({ predictions }) => predictions.get(beat.id))
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const asks = beat.predict !== undefined && answer === undefined && !isSent
  const stage = isTold ? 'told' : isSent ? 'sent' : asks ? 'asks' : 'ready'
  const card = useNextToDo(isCurrent, `${position} ${stage}`)

  if (isTold) return <Told beat={beat} answer={answer ?? null} isOnStage={isOnStage} />
  return (
    <article ref={card} className={styles.card} aria-current={isCurrent ? 'step' : undefined}>
      <p className={styles.position}>
        Step {position} of {count}
      </p>
      <p>
        <RichText text={beat.tell} />
      </p>
      {isSent ? (
        <StepThrough />
      ) : asks && beat.predict ? (
        <Question beatId={beat.id} predict={beat.predict} />
      ) : (
        <Button kind="primary" isUnavailable={!isReady} onClick={() => void actions.sendBeat(beat.id)}>
          {beat.button}
        </Button>
      )}
    </article>
  )
}

function Question({ beatId, predict }: { readonly beatId: string; readonly predict: NonNullable<Beat['predict']> }) {
  return (
    <fieldset className={styles.question}>
      <legend>
        <span className={styles.position}>Predict</span>
        {predict.question}
      </legend>
      {predict.answers.map(({ label }, index) => (
        <button key={label} type="button" className={styles.answer} onClick={() => actions.predict(beatId, index)}>
          <RichText text={label} />
        </button>
      ))}
      <Button kind="quiet" onClick={() => actions.predict(beatId, null)}>
        Skip the question
      </Button>
    </fieldset>
  )
}

function Told({
  beat,
  answer,
  isOnStage,
}: {
  readonly beat: Beat
  readonly answer: number | null
  readonly isOnStage: boolean
}) {
  const isRefused = beat.expect.outcome === 'refused'
  const predicted = answer === null ? undefined : beat.predict?.answers[answer]
  return (
    <article className={styles.told} data-outcome={beat.expect.outcome} data-fresh={isOnStage || undefined}>
      <p className={styles.outcome}>
        <span aria-hidden="true">{isRefused ? '✕' : '✓'}</span> {beat.button} · {isRefused ? 'Refused' : 'Done'}
      </p>
      {predicted && (
        <p className={styles.predicted}>
          You predicted: {predicted.label}.{' '}
          <strong>{predicted.right ? 'That is what happened.' : 'It went otherwise.'}</strong>
        </p>
      )}
      <p>
        <RichText text={beat.seen} />
      </p>
    </article>
  )
}
