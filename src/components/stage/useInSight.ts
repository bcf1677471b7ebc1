// A narrow map is taller than the window: while it is being watched, it brings what the step is about into sight.
import { useEffect, type RefObject } from 'react'
import type { Frame } from '../../stage/frame.ts'

export function useInSight(
  figure: RefObject<HTMLElement | null>,
  frame: Frame,
  isTall: boolean,
  isStill: boolean,
): void {
  useEffect(() => {
    const map = figure.current
    const target = map?.querySelector('[data-spotlight], [data-lit]')
    if (!isTall || !map || !target || frame.step === null) return
    const seen = map.getBoundingClientRect()
    // Whoever reads something else on the page is left alone.
    if (seen.bottom < 0 || seen.top > innerHeight) return
    const { top, bottom } = target.getBoundingClientRect()
    const floor = map.querySelector('figcaption')?.getBoundingClientRect().top ?? innerHeight
    const ceiling = Math.max(0, map.parentElement?.getBoundingClientRect().top ?? 0)
    if (top < ceiling || bottom > Math.min(floor, innerHeight))
      target.scrollIntoView({ block: 'center', behavior: isStill ? 'auto' : 'smooth' })
  }, [figure, frame, isTall, isStill])
}
