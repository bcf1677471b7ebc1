// What both drawings of the map are given.
import type { Frame } from '../../stage/frame.ts'
import { pointAt, type Point } from '../../stage/geometry.ts'
import type { PacketView } from '../../stage/journeys.ts'
import type { Layout, Route } from '../../stage/layout.ts'

export interface PictureProps {
  readonly frame: Frame
  readonly layout: Layout
  /** Times 1×; what moves, moves that much faster. */
  readonly speed: number
  readonly isStill: boolean
}

/** Where the packet of a frame rests when nothing moves; null once it has arrived. */
export function restOf({ packet }: Frame, layout: Layout): Rest | null {
  const route = packet && packet.to !== 'end' ? layout.routes.get(packet.route) : undefined
  if (!route || !packet) return null
  const along = route.milestones[packet.to]
  return { at: pointAt(route.points, along), label: labelAt(packet, route, layout, pointAt(route.points, along)) }
}

export interface Rest {
  readonly at: Point
  readonly label: LabelSide
}

/** Where the name of the operation stands, seen from the packet; between two gates there is no room for it. */
export type LabelSide = 'below' | 'left' | 'right' | 'none'

function labelAt({ to }: PacketView, { milestones }: Route, { shape, width }: Layout, { x }: Point): LabelSide {
  if (shape === 'narrow') return x > width / 2 ? 'left' : 'right'
  return to === 'decider' && milestones.decider > milestones.gate + 80 ? 'none' : 'below'
}
