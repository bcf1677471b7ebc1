// In place of d3-transition and d3-interpolate, which React Flow has for a viewport that moves: 10 KB. Ours never does,
// so whatever would move it is there at once. vite.config.ts puts this file in.
import { selection } from 'd3-selection'

/** There is never a transition to interrupt. */
export const interrupt = (): void => undefined
Object.assign(selection.prototype, {
  interrupt(this: unknown) {
    return this
  },
})

export const interpolate =
  <T>(_from: T, to: T) =>
  (): T =>
    to
export { interpolate as interpolateZoom }
