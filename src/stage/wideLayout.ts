// The map lying wide: callers left, S3 in the middle, KMS right, CloudTrail below.
import { bottom, middle, point, right, type Box, type Point } from './geometry.ts'
import type { Home } from './focus.ts'
import type { Frame } from './frame.ts'
import type { GateView } from './gates.ts'
import type { RouteView, Stop } from './journeys.ts'
import type { Homes, Way } from './layout.ts'

const PERSON = 60
const GATE = 84
const MEMORY = 118
const TAPE = 116
/** What a callout of six lines needs under the vault. */
const ROOM_FOR_WORDS = 150

export function wideHomes(frame: Frame, width: number, height: number): Homes {
  const pad = width < 760 ? 12 : 20
  const columns = columnsOf(width, pad)
  const slack = Math.max(0, Math.min(height - LEAST_HEIGHT, 140))
  const top = 20 + Math.floor(slack * 0.1)
  const s3: Box = { x: columns.s3.x, y: top, width: columns.s3.width, height: 356 + Math.floor(slack * 0.7) }
  const laneTop = bottom(s3) + 20 + Math.floor(slack * 0.1)
  const tapeTop = laneTop + GATE + 20 + Math.floor(slack * 0.1)
  const kms: Box = { x: columns.kms.x, y: top, width: columns.kms.width, height: laneTop - ROOM_FOR_WORDS - top }
  const cloudtrail: Box = { x: pad, y: tapeTop, width: width - 2 * pad, height: TAPE }
  const homes = new Map<Home, Box>()
  homes.set('s3', s3)
  homes.set('kms', kms)
  homes.set('cloudtrail', cloudtrail)
  const inner = { x: s3.x + 12, width: s3.width - 24 }
  const memory: Box = { ...inner, y: bottom(s3) - 12 - MEMORY, height: MEMORY }
  homes.set('memory', memory)
  homes.set('object', { ...inner, y: s3.y + 52, height: memory.y - 8 - (s3.y + 52) })
  homes.set('vault', { x: kms.x + 12, y: kms.y + 52, width: kms.width - 24, height: kms.height - 64 })
  homes.set('log-bucket', { x: right(cloudtrail) - 12 - 148, y: cloudtrail.y + 12, width: 148, height: TAPE - 24 })

  const people = stack(frame.people.length, PERSON, 8, 14, top, s3.height - 130)
  frame.people.forEach(({ id }, i) =>
    homes.set(`person:${id}`, { ...columns.people, y: people[i] ?? top, height: PERSON }),
  )
  const peopleBottom = (people.at(-1) ?? top) + PERSON

  const inColumn = frame.gates.filter(({ checkpoint }) => checkpoint !== 'kms')
  const columnHeight = inColumn.length * GATE + (inColumn.length - 1) * 12
  // The first gate stands in the second caller's row, so that at least one route is a straight line.
  const columnTop = Math.max(top, Math.min((people[1] ?? top) + PERSON / 2 - GATE / 2, peopleBottom - columnHeight))
  inColumn.forEach(({ id }, i) => homes.set(id, { ...columns.gates, y: columnTop + i * (GATE + 12), height: GATE }))

  const inLane = frame.gates.filter(({ checkpoint }) => checkpoint === 'kms')
  const drop = s3.x + 36
  const laneLeft = drop + 44
  const laneGap = 48
  const slots = Math.max(2, inLane.length)
  const laneWidth = (right(kms) - laneLeft - (slots - 1) * laneGap) / slots
  inLane.forEach(({ id }, i) =>
    homes.set(id, { x: laneLeft + i * (laneWidth + laneGap), y: laneTop, width: laneWidth, height: GATE }),
  )
  const laneY = laneTop + GATE / 2

  const side: Box = { x: pad, y: tapeTop - 12 - 60, width: right(columns.gates) - pad, height: 60 }
  if (frame.side) homes.set('side', side)

  const bus = Math.round((right(columns.people) + columns.gates.x) / 2)
  const up = right(kms) - laneWidth / 2
  const lane: readonly Point[] = [point(up, laneY), point(up, bottom(kms))]
  const boxOf = (stop: Stop): Box => homes.get(stop) ?? (stop === 'side' ? side : s3)

  function way(route: RouteView, gates: readonly GateView[]): Way {
    const from = boxOf(route.from)
    const passed = gates.find(({ id }) => id === route.gate) ?? gates[0]
    const gateBox = passed && homes.get(passed.id)
    const firstBox = gates[0] && homes.get(gates[0].id)
    if (route.to === 'kms') {
      const start: readonly Point[] =
        route.from === 's3'
          ? [point(drop, bottom(s3)), point(drop, laneY)]
          : [...leave(route.from, from), point(bus, laneY)]
      const waits = point((firstBox?.x ?? laneLeft) - 22, laneY)
      const corner = point(drop, laneY)
      return {
        points: [...start, ...lane],
        door: route.from === 's3' ? corner : doorOf(route.from, from),
        gate: route.from === 's3' ? corner : waits,
        decider:
          passed === gates[0]
            ? route.from === 's3'
              ? corner
              : waits
            : point((gateBox?.x ?? laneLeft) - laneGap / 2, laneY),
        shut: point(gateBox?.x ?? laneLeft, laneY),
      }
    }
    const door = doorOf(route.from, from)
    const out = leave(route.from, from)
    const row = gateBox ? middle(gateBox).y : undefined
    const decider = point(bus, row ?? door.y)
    const shut = point(gateBox?.x ?? bus, row ?? door.y)
    const intoS3 = point(s3.x, row ?? Math.min(door.y, bottom(s3) - 24))
    if (route.to === 's3') return { points: [...out, point(bus, intoS3.y), intoS3], door, gate: door, decider, shut }
    const to = boxOf(route.to)
    if (route.from === 'side') {
      const x = middle(from).x
      return {
        points: [point(x, bottom(from)), point(x, to.y)],
        door: point(x, bottom(from)),
        gate: door,
        decider: door,
        shut: door,
      }
    }
    if (gateBox === undefined || row === undefined)
      return { points: [...out, point(bus, to.y)], door, gate: door, decider: door, shut: door }
    const x = middle(gateBox).x
    return { points: [...out, decider, point(x, row), point(x, to.y)], door, gate: door, decider, shut }
  }

  function leave(stop: Stop, from: Box): readonly Point[] {
    const y = middle(from).y
    return stop === 'cloudtrail' ? [point(bus, from.y)] : [point(right(from), y), point(bus, y)]
  }
  function doorOf(stop: Stop, from: Box): Point {
    return stop === 'cloudtrail' ? point(bus, from.y - 28) : point(bus, middle(from).y)
  }

  function recordWay(from: 's3' | 'kms' | 'side'): readonly Point[] {
    if (from === 's3') return [point(s3.x + 14, bottom(s3)), point(s3.x + 14, tapeTop)]
    if (from === 'side') return [point(middle(side).x, bottom(side)), point(middle(side).x, tapeTop)]
    const margin = right(kms) + pad / 2
    const y = bottom(kms) - 28
    return [point(right(kms), y), point(margin, y), point(margin, tapeTop + 28), point(right(cloudtrail), tapeTop + 28)]
  }

  const rows = [...people.map((y) => y + PERSON / 2), ...inColumn.map(({ id }) => middle(homes.get(id) ?? s3).y)]
  return {
    width,
    height: tapeTop + TAPE + 16,
    leastHeight: LEAST_HEIGHT,
    homes,
    roads: [
      [point(bus, Math.min(...rows)), point(bus, Math.max(...rows))],
      ...people.map((y) => [point(right(columns.people), y + PERSON / 2), point(bus, y + PERSON / 2)]),
      ...inColumn.map(({ id }) => {
        const { y } = middle(homes.get(id) ?? s3)
        return [point(bus, y), point(s3.x, y)]
      }),
      [point(drop, bottom(s3)), point(drop, laneY), ...lane],
    ],
    questions: [
      { at: point(right(columns.gates) - 4, columnTop - 6), text: 'may I?' },
      { at: point(laneLeft + laneWidth - 4, laneTop - 6), text: 'may I?' },
    ],
    records: Math.max(1, Math.floor((right(cloudtrail) - 160 - pad - 168) / 112)),
    way,
    recordWay,
  }
}

const LEAST_HEIGHT = 20 + 356 + 20 + GATE + 20 + TAPE + 16

/** Column positions for a width: fixed shares, so that a place does not move while a story plays. */
function columnsOf(width: number, pad: number) {
  const share = (part: number, least: number, most: number): number =>
    Math.round(Math.max(least, Math.min(most, width * part)))
  const people = share(0.156, 112, 168)
  const gates = share(0.178, 128, 188)
  const kms = share(0.228, 164, 256)
  const gap = share(0.018, 12, 28)
  const busGap = share(0.07, 50, 84)
  const s3 = width - 2 * pad - people - busGap - gates - gap - gap - kms
  const gatesX = pad + people + busGap
  const s3X = gatesX + gates + gap
  return {
    people: { x: pad, width: people },
    gates: { x: gatesX, width: gates },
    s3: { x: s3X, width: s3 },
    kms: { x: s3X + s3 + gap, width: kms },
  }
}

/** Tops of `count` cards of one height, spread over the room there is. */
function stack(
  count: number,
  height: number,
  least: number,
  most: number,
  top: number,
  room: number,
): readonly number[] {
  const gap = count > 1 ? Math.max(least, Math.min(most, (room - count * height) / (count - 1))) : 0
  return Array.from({ length: count }, (_, i) => Math.round(top + i * (height + gap)))
}
