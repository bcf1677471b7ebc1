// Orthogonal paths: their text for SVG, their length, and the point some way along them.

export interface Point {
  readonly x: number
  readonly y: number
}

export interface Box extends Point {
  readonly width: number
  readonly height: number
}

export const right = ({ x, width }: Pick<Box, 'x' | 'width'>): number => x + width
export const bottom = ({ y, height }: Box): number => y + height
export const middle = ({ x, y, width, height }: Box): Point => ({ x: x + width / 2, y: y + height / 2 })

export const point = (x: number, y: number): Point => ({ x, y })

/** The path without points that lie on a straight line between their neighbours. */
export function simplified(points: readonly Point[]): readonly Point[] {
  return points.filter((here, i) => {
    const before = points[i - 1]
    const after = points[i + 1]
    if (before && before.x === here.x && before.y === here.y) return false
    if (!before || !after) return true
    return !((before.x === here.x && here.x === after.x) || (before.y === here.y && here.y === after.y))
  })
}

export function lengthOf(points: readonly Point[]): number {
  let sum = 0
  for (let i = 1; i < points.length; i++) sum += distance(points[i - 1], points[i])
  return sum
}

/** The point at `along` logical pixels from the start. */
export function pointAt(points: readonly Point[], along: number): Point {
  let left = along
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    const leg = distance(a, b)
    if (a && b && left <= leg) {
      const t = leg === 0 ? 0 : Math.max(0, left) / leg
      return { x: a.x + (b.x - a.x) * t, y: a.y + (b.y - a.y) * t }
    }
    left -= leg
  }
  return points.at(-1) ?? { x: 0, y: 0 }
}

/** The stretch of the path between two distances from its start. */
export function stretch(points: readonly Point[], from: number, to: number): readonly Point[] {
  const inside: Point[] = []
  let passed = 0
  points.forEach((here, i) => {
    passed += i === 0 ? 0 : distance(points[i - 1], here)
    if (passed > from && passed < to) inside.push(here)
  })
  return [pointAt(points, from), ...inside, pointAt(points, to)]
}

/** How far along the path it first comes within reach of the point. */
export function distanceTo(points: readonly Point[], target: Point): number {
  let passed = 0
  let best = { gap: Infinity, along: 0 }
  for (let i = 1; i < points.length; i++) {
    const [a, b] = [points[i - 1], points[i]]
    if (!a || !b) continue
    const leg = distance(a, b)
    const t =
      leg === 0
        ? 0
        : Math.max(0, Math.min(1, ((target.x - a.x) * (b.x - a.x) + (target.y - a.y) * (b.y - a.y)) / leg ** 2))
    const gap = Math.hypot(a.x + (b.x - a.x) * t - target.x, a.y + (b.y - a.y) * t - target.y)
    if (gap < best.gap - 0.01) best = { gap, along: passed + leg * t }
    passed += leg
  }
  return best.along
}

/** The path for an SVG `d`, its corners rounded. */
export function pathText(points: readonly Point[], radius = 8): string {
  const corners = simplified(points)
  const [first] = corners
  if (!first) return ''
  let text = `M${round(first.x)} ${round(first.y)}`
  for (let i = 1; i < corners.length; i++) {
    const [before, here, after] = [corners[i - 1], corners[i], corners[i + 1]]
    if (!before || !here) continue
    if (!after) {
      text += `L${round(here.x)} ${round(here.y)}`
      continue
    }
    const r = Math.min(radius, distance(before, here) / 2, distance(here, after) / 2)
    const a = towards(here, before, r)
    const b = towards(here, after, r)
    text += `L${round(a.x)} ${round(a.y)}Q${round(here.x)} ${round(here.y)} ${round(b.x)} ${round(b.y)}`
  }
  return text
}

const towards = (from: Point, to: Point, length: number): Point => {
  const whole = distance(from, to)
  return whole === 0
    ? from
    : { x: from.x + ((to.x - from.x) * length) / whole, y: from.y + ((to.y - from.y) * length) / whole }
}

const distance = (a: Point | undefined, b: Point | undefined): number => (a && b ? Math.hypot(b.x - a.x, b.y - a.y) : 0)

const round = (value: number): number => Math.round(value * 10) / 10
