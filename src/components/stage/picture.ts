// What both drawings of the map are given.
import type { Frame } from '../../stage/frame.ts'
import { pointAt, type Point } from '../../stage/geometry.ts'
import type { Layout } from '../../stage/layout.ts'

export interface PictureProps {
  readonly frame: Frame
  readonly layout: Layout
  /** Times 1×; what moves, moves that much faster. */
  readonly speed: number
  readonly isStill: boolean
}

/** Where the packet of a frame rests when nothing moves; null once it has arrived. */
export function restOf({ packet }: Frame, layout: Layout): { readonly at: Point; readonly isLabelled: boolean } | null {
  const route = packet && packet.to !== 'end' ? layout.routes.get(packet.route) : undefined
  if (!route || !packet) return null
  const along = route.milestones[packet.to]
  return {
    at: pointAt(route.points, along),
    isLabelled:
      packet.to !== 'decider' || route.milestones.decider === route.milestones.gate || layout.shape === 'narrow',
  }
}
