// A packet on its way along a route. It sets out when the gates have had time to open, and docks where it arrives.
import { m } from 'framer-motion'
import type { Frame } from '../../stage/frame.ts'
import { pointAt } from '../../stage/geometry.ts'
import type { PacketView } from '../../stage/journeys.ts'
import type { Layout } from '../../stage/layout.ts'
import { PacketMark } from './PacketMark.tsx'
import { markOnPackets, restOf } from './picture.ts'

interface Props {
  readonly packet: PacketView
  readonly frame: Frame
  readonly layout: Layout
  readonly speed: number | null
}

/** Share of a decision's time in which the gates open, before anything passes. */
const OPENING = 0.35
const SAMPLES = 24

export function MovingPacket({ packet, frame, layout, speed }: Props) {
  const rest = restOf(frame, layout)
  const route = layout.routes.get(packet.route)
  const mark = <PacketMark packet={packet} mark={markOnPackets(frame)} label={rest?.label ?? 'none'} />
  if (speed === null || !route || !frame.step)
    return (
      rest && (
        <m.div initial={false} animate={{ x: rest.at.x, y: rest.at.y, opacity: 1 }} transition={{ duration: 0 }}>
          {mark}
        </m.div>
      )
    )
  const from = route.milestones[packet.from]
  const way = route.milestones[packet.to] - from
  const points = Array.from({ length: SAMPLES + 1 }, (_, i) => pointAt(route.points, from + way * eased(i / SAMPLES)))
  const seconds = frame.step.milliseconds / 1000 / speed
  const wait = packet.from === 'gate' ? OPENING * seconds : 0
  return (
    <m.div
      key={frame.step.index}
      initial={{ x: points[0]?.x ?? 0, y: points[0]?.y ?? 0, opacity: 1 }}
      animate={{ x: points.map(({ x }) => x), y: points.map(({ y }) => y), opacity: rest ? 1 : [1, 1, 0] }}
      transition={{
        duration: seconds - wait,
        delay: wait,
        ease: 'linear',
        opacity: { times: [0, 0.92, 1], duration: seconds - wait, delay: wait },
      }}
    >
      {mark}
    </m.div>
  )
}

/** Gentle at both ends. */
const eased = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2)
