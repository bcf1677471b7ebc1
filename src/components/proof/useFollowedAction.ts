import { useEffect, useRef, type RefObject } from 'react'

/** Where everything stands in one column, the part of the map that a step is about comes into view. */
export function useFollowedAction(cursor: number | undefined): RefObject<HTMLDivElement | null> {
  const map = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (cursor === undefined || !matchMedia('(width < 800px)').matches) return undefined
    const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
    // React Flow draws a moment after us.
    const timer = setTimeout(() => {
      const action = map.current?.querySelector('[data-spotlight]') ?? map.current
      action?.scrollIntoView({ block: 'center', behavior: isStill ? 'instant' : 'smooth' })
    }, 60)
    return () => clearTimeout(timer)
  }, [cursor])
  return map
}
