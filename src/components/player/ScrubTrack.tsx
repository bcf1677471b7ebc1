// One native slider under a drawing of the story: dots for steps, names for segments. The drawing takes no focus.
import type { CSSProperties } from 'react'
import { Icon } from '../controls/Icon.tsx'
import styles from './ScrubTrack.module.css'
import type { Segment } from '../../stage/segments.ts'
import type { PlayerStep } from './step.ts'

interface ScrubTrackProps {
  readonly steps: readonly PlayerStep[]
  readonly segments: readonly Segment[]
  readonly cursor: number
  readonly revealed: number
  readonly onSeek: (index: number) => void
}

export function ScrubTrack({ steps, segments, cursor, revealed, onSeek }: ScrubTrackProps) {
  const last = Math.max(1, steps.length - 1)
  return (
    <div
      className={styles.track}
      data-crowded={steps.length > 16}
      style={{ ...position('--cursor', cursor / last), ...position('--gaps', last) }}
    >
      <div className={styles.rail} aria-hidden="true" />
      <ol className={styles.dots} aria-hidden="true">
        {steps.map((step, index) => (
          <li
            // A step has no other name than its place in the story.
            key={index}
            className={styles.dot}
            data-tone={index <= revealed ? step.tone : 'neutral'}
            data-state={index === cursor ? 'current' : index < cursor ? 'past' : 'future'}
            data-depth={Math.min(step.depth, 2)}
            style={position('--at', index / last)}
          >
            {index <= revealed && <Icon name={step.icon} />}
          </li>
        ))}
      </ol>
      <input
        type="range"
        className={styles.range}
        aria-label="Position in the story"
        aria-valuetext={
          steps[cursor] ? `Step ${cursor + 1} of ${steps.length}: ${steps[cursor].caption}` : 'No steps yet'
        }
        min={0}
        max={last}
        step={1}
        value={cursor}
        disabled={steps.length < 2}
        onChange={(event) => onSeek(event.currentTarget.valueAsNumber)}
      />
      <ol className={styles.segments} aria-hidden="true">
        {segments.map(({ title, from, to, tone }) => (
          <li
            key={from}
            className={styles.segment}
            data-tone={to <= revealed ? tone : 'neutral'}
            data-edge={from === 0 ? 'start' : to === steps.length - 1 ? 'end' : undefined}
            data-state={cursor >= from && cursor <= to ? 'current' : cursor > to ? 'past' : 'future'}
            style={{ ...position('--from', from / last), ...position('--to', to / last) }}
          >
            <span className={styles.title}>{from <= revealed && title}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

const position = (name: `--${string}`, value: number): CSSProperties => ({ [name]: value })
