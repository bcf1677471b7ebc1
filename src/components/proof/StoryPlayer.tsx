// Time: the player bar, its keys and clock, and the spoken account.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { actions, page } from '../../store/page.ts'
import { stageCast } from '../../store/stageCast.ts'
import { LiveRegion } from '../player/LiveRegion.tsx'
import { PlayerBar } from '../player/PlayerBar.tsx'
import { speeds } from '../player/step.ts'
import { useKeyboard } from '../player/useKeyboard.ts'
import { usePlaybackClock } from '../player/usePlaybackClock.ts'
import { useTelling } from './useTelling.ts'

interface Props {
  readonly areLetterKeysOn: boolean
  readonly onHelp: () => void
}

const NOTHING = [] as const

export function StoryPlayer({ areLetterKeysOn, onHelp }: Props) {
  const cast = useStore(page, ({ scenario }) => stageCast(scenario))
  const trace = useStore(page, ({ story }) => story?.trace) ?? NOTHING
  const cursor = useStore(page, (state) => state.cursor)
  const furthest = useStore(page, (state) => state.furthest)
  const isPlaying = useStore(page, (state) => state.isPlaying)
  const speed = useStore(page, (state) => state.speed)
  const telling = useTelling()
  const steps = useMemo(() => telling?.stepsOf(cast, trace) ?? NOTHING, [telling, cast, trace])
  // A title tells how its stretch went, so there is none before it has been shown.
  const segments = useMemo(
    () => telling?.segmentsOf(cast, trace.slice(0, furthest + 1)) ?? NOTHING,
    [telling, cast, trace, furthest],
  )
  const last = trace.length - 1

  const step = (by: number) => () => {
    actions.pause()
    actions.seek(cursor + by)
  }
  const changeSpeed = (by: number) => () => {
    const next = speeds[speeds.indexOf(speed) + by]
    if (next !== undefined) actions.setSpeed(next)
  }
  const restart = () => {
    actions.pause()
    actions.seek(0)
  }
  const playPause = isPlaying ? actions.pause : actions.play

  useKeyboard(
    {
      onPlayPause: playPause,
      onNext: step(1),
      onBack: step(-1),
      onFirst: restart,
      onLast: step(last),
      onRestart: restart,
      onFaster: changeSpeed(1),
      onSlower: changeSpeed(-1),
      onHelp,
    },
    { areLetterKeysOn },
  )
  usePlaybackClock({
    isPlaying,
    cursor,
    last,
    speed,
    durationOf: (index) => {
      const entry = trace[index]
      return (entry && telling ? telling.durationOf(entry) : 0) + READING_TIME
    },
    onAdvance: actions.seek,
    onEnd: actions.pause,
  })

  return (
    <>
      <PlayerBar
        steps={steps}
        segments={segments}
        cursor={cursor}
        revealed={furthest}
        isPlaying={isPlaying}
        speed={speed}
        onSeek={actions.seek}
        onPlay={actions.play}
        onPause={actions.pause}
        onNext={step(1)}
        onBack={step(-1)}
        onRestart={restart}
        onSpeed={actions.setSpeed}
      />
      <LiveRegion message={steps[cursor] ? `Step ${cursor + 1} of ${steps.length}. ${steps[cursor].caption}` : ''} />
    </>
  )
}

/** The caption of a step is read after its movement has ended; in milliseconds at 1×. */
const READING_TIME = 1400
