import { useEffect, useEffectEvent, useRef } from 'react'

interface PlaybackClock {
  readonly isPlaying: boolean
  readonly cursor: number
  /** Index of the last step. */
  readonly last: number
  readonly speed: number
  /** Milliseconds that a step is shown at 1×. */
  readonly durationOf: (index: number) => number
  readonly onAdvance: (index: number) => void
  /** The last step is on: playing is over. */
  readonly onEnd: () => void
}

/** Moves the cursor on while playing. One timer at most; none at rest, and none while the page is hidden. */
export function usePlaybackClock({
  isPlaying,
  cursor,
  last,
  speed,
  durationOf,
  onAdvance,
  onEnd,
}: PlaybackClock): void {
  // How much of the current step has been shown, so that a change of speed or a hidden page does not start it again.
  const shown = useRef({ cursor, fraction: 0 })
  const duration = useEffectEvent((index: number) => durationOf(index))
  const advance = useEffectEvent(() => onAdvance(cursor + 1))
  const end = useEffectEvent(() => onEnd())

  useEffect(() => {
    if (!isPlaying) return undefined
    if (cursor >= last) {
      end()
      return undefined
    }
    if (shown.current.cursor !== cursor) shown.current = { cursor, fraction: 0 }
    const whole = Math.max(1, duration(cursor) / speed)
    let timer: ReturnType<typeof setTimeout> | undefined
    let started = 0
    const start = () => {
      started = performance.now()
      timer = setTimeout(advance, whole * (1 - shown.current.fraction))
    }
    const stop = () => {
      if (timer === undefined) return
      clearTimeout(timer)
      timer = undefined
      shown.current.fraction = Math.min(1, shown.current.fraction + (performance.now() - started) / whole)
    }
    const onVisibility = () => (document.hidden ? stop() : start())
    if (!document.hidden) start()
    document.addEventListener('visibilitychange', onVisibility)
    return () => {
      document.removeEventListener('visibilitychange', onVisibility)
      stop()
    }
  }, [isPlaying, cursor, last, speed])
}
