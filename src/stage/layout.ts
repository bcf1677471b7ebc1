// The fixed homes of the map and the routes between them, in logical pixels: 16 of them are one rem of the page.
import { distanceTo, lengthOf, point, simplified, type Box, type Point } from './geometry.ts'
import type { Home } from './focus.ts'
import type { Frame } from './frame.ts'
import type { GateView } from './gates.ts'
import type { Milestone, RouteView } from './journeys.ts'
import { narrowHomes } from './narrowLayout.ts'
import { wideHomes } from './wideLayout.ts'

export interface Layout {
  readonly shape: Shape
  readonly width: number
  readonly height: number
  /** The height under which nothing can be left out; it does not depend on the room there is. */
  readonly leastHeight: number
  /** Of everything that can be in the light; parts lie inside the box of their owner. */
  readonly homes: ReadonlyMap<Home, Box>
  /** The standing lines of the map, under everything. */
  readonly roads: readonly (readonly Point[])[]
  readonly routes: ReadonlyMap<string, Route>
  /** What a checkpoint asks, above its first gate. */
  readonly questions: readonly Question[]
  /** How many records of CloudTrail's tape have room. */
  readonly records: number
}

/** `at` is where the text ends, on its base line. */
export interface Question {
  readonly at: Point
  readonly text: string
}

export type Shape = 'wide' | 'narrow'

export interface Route {
  readonly points: readonly Point[]
  readonly length: number
  /** Distances from the start. */
  readonly milestones: Readonly<Record<Milestone, number>>
}

/** What a shape of the map has to say: its homes, its standing lines, and the way between two places. */
export interface Homes {
  readonly width: number
  readonly height: number
  readonly leastHeight: number
  readonly homes: ReadonlyMap<Home, Box>
  readonly roads: readonly (readonly Point[])[]
  readonly records: number
  readonly questions: readonly Question[]
  /** Where a packet waits: outside the start, in front of the first gate, in front of the deciding gate. */
  readonly way: (route: RouteView, gates: readonly GateView[]) => Way
  readonly recordWay: (from: 's3' | 'kms' | 'side') => readonly Point[]
}

export interface Way {
  readonly points: readonly Point[]
  readonly door: Point
  readonly gate: Point
  readonly decider: Point
  /** At the gate that stays shut. */
  readonly shut: Point
}

/** From this width on the map lies wide. */
const WIDE_FROM = 640

export function layoutOf(frame: Frame, width: number, height: number): Layout {
  const shape = width >= WIDE_FROM ? 'wide' : 'narrow'
  const { way, recordWay, ...map } = shape === 'wide' ? wideHomes(frame, width, height) : narrowHomes(frame, width)
  const routes = new Map<string, Route>(
    frame.routes.map((route) => [
      route.id,
      routeOf(
        way(
          route,
          frame.gates.filter(({ checkpoint }) => checkpoint === route.checkpoint),
        ),
      ),
    ]),
  )
  for (const from of ['s3', 'kms', 'side'] as const) {
    const points = recordWay(from)
    const [start = point(0, 0)] = points
    routes.set(`record:${from}`, routeOf({ points, door: start, gate: start, decider: start, shut: start }))
  }
  return { shape, ...map, routes }
}

function routeOf({ points, door, gate, decider, shut }: Way): Route {
  const corners = simplified(points)
  const length = lengthOf(corners)
  return {
    points: corners,
    length,
    milestones: {
      start: 0,
      door: distanceTo(corners, door),
      gate: distanceTo(corners, gate),
      decider: distanceTo(corners, decider),
      shut: distanceTo(corners, shut),
      end: length,
    },
  }
}
