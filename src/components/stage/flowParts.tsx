// React Flow's names for the cards and lines of the map: it decides where they are drawn, and nothing about how.
import { Handle, Position, type Edge, type EdgeProps, type Node, type NodeProps } from '@xyflow/react'
import type { Home } from '../../stage/focus.ts'
import type { Frame } from '../../stage/frame.ts'
import type { PacketView, RouteView } from '../../stage/journeys.ts'
import type { Layout } from '../../stage/layout.ts'
import styles from './FlowStage.module.css'
import { HomeCard } from './HomeCard.tsx'
import { MovingPacket } from './MovingPacket.tsx'
import { RecordLine, Roads, RouteLine } from './Routes.tsx'

export interface HomeData extends Record<string, unknown> {
  readonly home: Home
  readonly frame: Frame
  readonly layout: Layout
}

export interface PacketData extends Record<string, unknown> {
  readonly packet: PacketView
  readonly frame: Frame
  readonly layout: Layout
  /** Null when the packet rests. */
  readonly speed: number | null
}

export interface LinesData extends Record<string, unknown> {
  readonly frame: Frame
  readonly layout: Layout
  readonly route?: RouteView
}

/** The handles are never seen or used; React Flow draws no line without them. */
export const HomeNode = ({ data }: NodeProps<Node<HomeData, 'home'>>) => (
  <>
    <HomeCard {...data} />
    <Handle className={styles.handle ?? ''} type="source" position={Position.Top} isConnectable={false} />
    <Handle className={styles.handle ?? ''} type="target" position={Position.Top} isConnectable={false} />
  </>
)

export const PacketNode = ({ data }: NodeProps<Node<PacketData, 'packet'>>) => <MovingPacket {...data} />

export const RouteEdge = ({ data }: EdgeProps<Edge<LinesData>>) =>
  data?.route && (
    <RouteLine route={data.route} layout={data.layout} isCurrent={data.frame.packet?.route === data.route.id} />
  )

export const RoadsEdge = ({ data }: EdgeProps<Edge<LinesData>>) =>
  data && (
    <>
      <Roads layout={data.layout} />
      <RecordLine frame={data.frame} layout={data.layout} />
    </>
  )
