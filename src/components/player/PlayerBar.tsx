// Moves the cursor over a finished story. Nothing here runs by itself.
import type { Segment } from '../../stage/segments.ts'
import { IconButton } from '../controls/IconButton.tsx'
import styles from './PlayerBar.module.css'
import { ScrubTrack } from './ScrubTrack.tsx'
import { speeds, speedText, type PlayerStep, type Speed } from './step.ts'

interface PlayerBarProps {
  readonly steps: readonly PlayerStep[]
  readonly segments: readonly Segment[]
  readonly cursor: number
  /** Index of the furthest step whose outcome may be seen; later ones are shown without mark or colour. All by default. */
  readonly revealed?: number
  readonly isPlaying: boolean
  readonly speed: Speed
  readonly onSeek: (index: number) => void
  readonly onPlay: () => void
  readonly onPause: () => void
  readonly onNext: () => void
  readonly onBack: () => void
  readonly onRestart: () => void
  readonly onSpeed: (speed: Speed) => void
}

export function PlayerBar(props: PlayerBarProps) {
  const { steps, segments, cursor, isPlaying, speed } = props
  const last = steps.length - 1
  const isEmpty = steps.length === 0
  const atStart = cursor <= 0
  const atEnd = cursor >= last
  const step = steps[cursor]
  const nextSpeed = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1

  const playAgain = () => {
    props.onSeek(0)
    props.onPlay()
  }
  return (
    <section className={styles.frame} aria-label="Player">
      <div className={styles.bar}>
        <div className={styles.transport}>
          <IconButton
            icon="back"
            label="Previous step"
            aria-keyshortcuts="ArrowLeft"
            isUnavailable={atStart}
            onClick={props.onBack}
          />
          <IconButton
            icon={isPlaying ? 'pause' : 'play'}
            label={isPlaying ? 'Pause' : atEnd && !isEmpty ? 'Play again' : 'Play'}
            kind="main"
            aria-keyshortcuts="Space K"
            isUnavailable={isEmpty}
            onClick={isPlaying ? props.onPause : atEnd ? playAgain : props.onPlay}
          />
          <IconButton
            icon="next"
            label="Next step"
            aria-keyshortcuts="ArrowRight"
            isUnavailable={atEnd}
            onClick={props.onNext}
          />
        </div>
        <div className={styles.restart}>
          <IconButton
            icon="restart"
            label="Restart"
            kind="quiet"
            aria-keyshortcuts="R"
            isUnavailable={atStart}
            onClick={props.onRestart}
          />
        </div>
        <button
          type="button"
          className={styles.speed}
          title="Speed"
          aria-label={`Speed ${speedText(speed)}, change to ${speedText(nextSpeed)}`}
          onClick={() => props.onSpeed(nextSpeed)}
        >
          {speedText(speed)}
        </button>
        <ScrubTrack
          steps={steps}
          segments={segments}
          cursor={cursor}
          revealed={props.revealed ?? last}
          onSeek={(index) => {
            if (isPlaying) props.onPause()
            props.onSeek(index)
          }}
        />
        <p className={styles.position}>
          {step ? (
            <>
              <span className={styles.count}>
                Step {cursor + 1} of {steps.length}
              </span>
              <span className={styles.label} data-tone={step.tone}>
                {step.label}
              </span>
              <kbd className={styles.hint} aria-hidden="true">
                ← → space
              </kbd>
            </>
          ) : (
            <span className={styles.count}>Nothing to play yet</span>
          )}
        </p>
      </div>
    </section>
  )
}
