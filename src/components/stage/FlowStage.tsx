// The same map with React Flow and framer-motion: the cards and lines of the still one, and what moves between them.
// React Flow draws a picture here: nothing in it takes part in reading, focus or gestures.
import '@xyflow/react/dist/base.css'
import { Position, ReactFlow, type Edge, type EdgeTypes, type Node, type NodeTypes } from '@xyflow/react'
import { useMemo, useState } from 'react'
import type { Frame } from '../../stage/frame.ts'
import type { Box } from '../../stage/geometry.ts'
import type { Layout } from '../../stage/layout.ts'
import {
  HomeNode,
  PacketNode,
  RouteEdge,
  RoadsEdge,
  type HomeData,
  type LinesData,
  type PacketData,
} from './flowParts.tsx'
import styles from './FlowStage.module.css'
import { cardHomes } from './HomeCard.tsx'
import { MovingContext } from './motion.ts'
import { moving } from './moving.tsx'
import type { PictureProps } from './picture.ts'

const nodeTypes: NodeTypes = { home: HomeNode, packet: PacketNode }
const edgeTypes: EdgeTypes = { route: RouteEdge, roads: RoadsEdge }

export default function FlowStage({ frame, layout, speed, isStill }: PictureProps) {
  const isForward = useIsForward(frame) && !isStill
  const nodes = useMemo(() => nodesOf(frame, layout, isForward ? speed : null), [frame, layout, isForward, speed])
  const edges = useMemo(() => edgesOf(frame, layout), [frame, layout])
  return (
    <MovingContext value={isForward ? moving : null}>
      <ReactFlow
        className={styles.flow ?? ''}
        nodes={nodes}
        edges={edges}
        nodeTypes={nodeTypes}
        edgeTypes={edgeTypes}
        defaultViewport={STANDING}
        minZoom={1}
        maxZoom={1}
        nodesFocusable={false}
        edgesFocusable={false}
        nodesDraggable={false}
        nodesConnectable={false}
        elementsSelectable={false}
        panOnDrag={false}
        panOnScroll={false}
        zoomOnScroll={false}
        zoomOnPinch={false}
        zoomOnDoubleClick={false}
        preventScrolling={false}
        autoPanOnNodeFocus={false}
        deleteKeyCode={null}
        selectionKeyCode={null}
        multiSelectionKeyCode={null}
        panActivationKeyCode={null}
        zoomActivationKeyCode={null}
        disableKeyboardA11y
        proOptions={CREDITED}
      />
    </MovingContext>
  )
}

const STANDING = { x: 0, y: 0, zoom: 1 }
// The licence asks for nothing more than the notice that ships with the page; the page's footer names React Flow.
const CREDITED = { hideAttribution: true }

/** Whether this frame was entered by one step forward in the same story: only then does anything move. */
function useIsForward(frame: Frame): boolean {
  const [seen, setSeen] = useState({ frame, isForward: false })
  if (seen.frame === frame) return seen.isForward
  const isForward = follows(seen.frame, frame)
  setSeen({ frame, isForward })
  return isForward
}

const follows = (before: Frame, { step }: Frame): boolean =>
  step !== null &&
  (before.step === null ? step.index === 0 : step.index === before.step.index + 1 && step.of === before.step.of)

function nodesOf(
  frame: Frame,
  layout: Layout,
  speed: number | null,
): (Node<HomeData, 'home'> | Node<PacketData, 'packet'>)[] {
  const homes = cardHomes(frame).flatMap((home): Node<HomeData, 'home'>[] => {
    const box = layout.homes.get(home)
    return box ? [{ id: home, type: 'home', data: { home, frame, layout }, zIndex: 2, ...placed(box) }] : []
  })
  const packet: Node<PacketData, 'packet'>[] = frame.packet
    ? [
        {
          id: 'packet',
          type: 'packet',
          data: { packet: frame.packet, frame, layout, speed },
          zIndex: 1,
          ...placed({ x: 0, y: 0, width: 1, height: 1 }),
        },
      ]
    : []
  return [...homes, ...packet]
}

/** Sizes and handles are given, so that nothing has to be measured and the first frame is already the right one. */
const placed = ({ x, y, width, height }: Box) => ({
  position: { x, y },
  width,
  height,
  measured: { width, height },
  // Said again for each node: React Flow forgets the switches of the whole when React mounts it twice.
  draggable: false,
  selectable: false,
  connectable: false,
  focusable: false,
  handles: (['source', 'target'] as const).map((type) => ({
    type,
    position: Position.Top,
    x: width / 2,
    y: height / 2,
    width: 1,
    height: 1,
  })),
})

function edgesOf(frame: Frame, layout: Layout): Edge<LinesData>[] {
  const picture = { ariaRole: 'presentation' as const, focusable: false, selectable: false, zIndex: 0 }
  const known = new Set<string>(cardHomes(frame))
  return [
    { ...picture, id: 'roads', type: 'roads', source: 's3', target: 'kms', data: { frame, layout } },
    ...frame.routes
      .filter(({ from, to }) => known.has(from) && known.has(to))
      .map((route) => ({
        ...picture,
        id: route.id,
        type: 'route',
        source: route.from,
        target: route.to,
        data: { frame, layout, route },
      })),
  ]
}
