// How much room the map has, in logical pixels: 16 of them are one rem, so the map grows with the visitor's text size.
import { useLayoutEffect, useState, type RefObject } from 'react'

export interface StageSize {
  readonly width: number
  readonly height: number
  /** CSS pixels per logical pixel. */
  readonly scale: number
}

/** Null until the element has been measured. */
export function useStageSize(
  figure: RefObject<HTMLElement | null>,
  rem: RefObject<HTMLElement | null>,
): StageSize | null {
  const [size, setSize] = useState<StageSize | null>(null)
  useLayoutEffect(() => {
    const element = figure.current
    const unit = rem.current
    if (!element || !unit) return undefined
    const measure = (): void => {
      const next = { width: element.clientWidth, height: element.clientHeight, unit: unit.offsetWidth || 16 }
      setSize((size) => sizeFor(next, size))
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    observer.observe(unit)
    return () => observer.disconnect()
  }, [figure, rem])
  return size
}

/** Below this the map would be too tight for its words; it is drawn smaller instead. */
const LEAST = { wide: 720, narrow: 300 }
/** Above this it would be lost in space; it is drawn larger instead. */
const MOST = { wide: 1080, narrow: 440 }
const WIDE_FROM = 640
const LEAST_TALL = 640

function sizeFor(
  { width, height, unit }: { readonly width: number; readonly height: number; readonly unit: number },
  before: StageSize | null,
): StageSize | null {
  if (width === 0) return before
  const text = unit / 16
  const room = width / text
  const shape = room >= WIDE_FROM ? 'wide' : 'narrow'
  const larger = Math.min(room / MOST[shape], shape === 'wide' ? height / text / LEAST_TALL : Infinity)
  const zoom = Math.max(Math.min(1, room / LEAST[shape]), Math.min(larger, 2))
  const scale = text * zoom
  const size = { width: Math.floor(width / scale), height: Math.floor(height / scale), scale }
  return before && before.width === size.width && before.height === size.height && before.scale === size.scale
    ? before
    : size
}
