// The lines of the map: faint roads that always stand, and the routes of this request on top of them.
import type { Frame } from '../../stage/frame.ts'
import { pathText, stretch } from '../../stage/geometry.ts'
import type { RouteView } from '../../stage/journeys.ts'
import type { Layout } from '../../stage/layout.ts'
import styles from './Routes.module.css'

export function Roads({ layout }: { readonly layout: Layout }) {
  return (
    <>
      {layout.roads.map((points) => (
        <path key={pathText(points)} className={styles.road} d={pathText(points)} />
      ))}
      {layout.questions.map(({ at, text }) => (
        <text key={`${at.x} ${at.y}`} className={styles.question} x={at.x} y={at.y}>
          {text}
        </text>
      ))}
    </>
  )
}

/** The part of a route that the request has walked: solid as far as gates opened, broken where one did not. */
export function RouteLine({
  route,
  layout,
  isCurrent,
}: {
  readonly route: RouteView
  readonly layout: Layout
  readonly isCurrent: boolean
}) {
  const way = layout.routes.get(route.id)
  if (!way) return null
  const { points, milestones, length } = way
  const { gate, decider } = milestones
  const reached = route.state === 'open' ? length : route.state === 'stopped' ? Math.max(gate, decider - BEFORE) : gate
  return (
    <g
      className={styles.route}
      data-state={route.state}
      data-current={isCurrent || undefined}
      data-passed={decider > gate + 1 || undefined}
    >
      <path className={styles.walked} d={pathText(stretch(points, 0, reached))} />
      {route.state === 'stopped' && (
        <path className={styles.refused} d={pathText(stretch(points, reached, milestones.shut))} />
      )}
    </g>
  )
}

/** The last stretch in front of a gate that stays shut. */
const BEFORE = 24

/** The line of a record on its way to the tape. */
export function RecordLine({ frame, layout }: { readonly frame: Frame; readonly layout: Layout }) {
  const way = frame.packet?.kind === 'record' ? layout.routes.get(frame.packet.route) : undefined
  return way ? <path className={styles.record} d={pathText(way.points)} /> : null
}
