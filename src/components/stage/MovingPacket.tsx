// A packet on its way along a route. It sets out when the gates have had time to open, and docks where it arrives.
import type { ReactNode } from 'react'
import type { Frame } from '../../stage/frame.ts'
import { pointAt, type Point } from '../../stage/geometry.ts'
import type { PacketView } from '../../stage/journeys.ts'
import type { Layout } from '../../stage/layout.ts'
import { PacketMark } from './PacketMark.tsx'
import { restOf } from './picture.ts'
import { usePlayOnce } from './usePlayOnce.ts'

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
  const mark = <PacketMark packet={packet} frame={frame} label={rest?.label ?? 'none'} />
  if (speed === null || !route || !frame.step)
    return rest && <div style={{ transform: translation(rest.at) }}>{mark}</div>
  const from = route.milestones[packet.from]
  const way = route.milestones[packet.to] - from
  const points = Array.from({ length: SAMPLES + 1 }, (_, i) => pointAt(route.points, from + way * eased(i / SAMPLES)))
  const seconds = frame.step.milliseconds / 1000 / speed
  const wait = packet.from === 'gate' ? OPENING * seconds : 0
  return (
    <Travelling key={frame.step.index} points={points} wait={wait} seconds={seconds - wait} staysThere={rest !== null}>
      {mark}
    </Travelling>
  )
}

interface TravellingProps {
  readonly points: readonly Point[]
  /** In seconds. */
  readonly wait: number
  readonly seconds: number
  /** Otherwise it goes in where it arrives. */
  readonly staysThere: boolean
  readonly children: ReactNode
}

function Travelling({ points, wait, seconds, staysThere, children }: TravellingProps) {
  const scope = usePlayOnce<HTMLDivElement>((element, animate) => [
    animate(
      element,
      { transform: points.map(translation), opacity: staysThere ? 1 : [1, 1, 0] },
      { duration: seconds, delay: wait, ease: 'linear', opacity: { times: [0, 0.92, 1] } },
    ),
  ])
  return <div ref={scope}>{children}</div>
}

const translation = ({ x, y }: Point): string => `translate(${x}px, ${y}px)`

/** Gentle at both ends. */
const eased = (t: number): number => (t < 0.5 ? 4 * t ** 3 : 1 - (-2 * t + 2) ** 3 / 2)
