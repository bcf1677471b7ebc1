import { useEffect, useRef, type RefObject } from 'react'

/**
 * Keeps the lesson's next thing to do in view, and takes over the focus of a button that has just gone: who works by
 * keyboard goes on where they were. `state` changes whenever the buttons do.
 */
export function useNextToDo(isCurrent: boolean, state: string): RefObject<HTMLElement | null> {
  const card = useRef<HTMLElement>(null)
  const first = useRef(state)
  useEffect(() => {
    if (!isCurrent || first.current === state) return
    card.current?.scrollIntoView({ block: 'nearest' })
    if (document.activeElement === document.body) card.current?.querySelector('button')?.focus({ preventScroll: true })
  }, [isCurrent, state])
  return card
}
