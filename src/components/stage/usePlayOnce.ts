import { useAnimate } from 'framer-motion/mini'
import { useEffectEvent, useLayoutEffect, type RefObject } from 'react'

type Animate = ReturnType<typeof useAnimate>[1]

/** Plays a movement once, when the element appears; taken away, it stops. Give the element a key to play it again. */
export function usePlayOnce<E extends Element>(
  play: (element: E, animate: Animate) => readonly ReturnType<Animate>[],
): RefObject<E> {
  const [scope, animate] = useAnimate<E>()
  const start = useEffectEvent(() => play(scope.current, animate))
  useLayoutEffect(() => {
    const movements = start()
    return () => movements.forEach((movement) => movement.cancel())
  }, [])
  return scope
}
