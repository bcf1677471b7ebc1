// A narrow map is taller than the window: while it is being watched, it brings what the step is about into sight.
import { useEffect, type RefObject } from 'react'
import type { Frame } from '../../stage/frame.ts'

/** React Flow draws a new frame a moment after React does. */
const DRAWN = 50

export function useInSight(
  figure: RefObject<HTMLElement | null>,
  frame: Frame,
  isTall: boolean,
  isStill: boolean,
): void {
  useEffect(() => {
    if (!isTall || frame.step === null) return undefined
    const handle = setTimeout(() => {
      if (figure.current) bringIntoSight(figure.current, isStill ? 'auto' : 'smooth')
    }, DRAWN)
    return () => clearTimeout(handle)
  }, [figure, frame, isTall, isStill])
}

function bringIntoSight(map: HTMLElement, behavior: ScrollBehavior): void {
  const target = map.querySelector('[data-spotlight], [data-lit]')
  const seen = map.getBoundingClientRect()
  // Whoever reads something else on the page is left alone.
  if (!target || seen.bottom < 0 || seen.top > innerHeight) return
  const { top, bottom } = target.getBoundingClientRect()
  const ceiling = Math.max(0, map.parentElement?.getBoundingClientRect().top ?? 0)
  const floor = map.querySelector('figcaption')?.getBoundingClientRect().top ?? innerHeight
  if (top < ceiling || bottom > Math.min(floor, innerHeight)) target.scrollIntoView({ block: 'center', behavior })
}
