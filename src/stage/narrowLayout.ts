// The same map from top to bottom: callers, S3's gates, S3, KMS's gates, KMS, CloudTrail.
import { bottom, middle, point, right, type Box, type Point } from './geometry.ts'
import type { Home } from './focus.ts'
import type { Frame } from './frame.ts'
import type { GateView } from './gates.ts'
import type { RouteView, Stop } from './journeys.ts'
import type { Homes, Way } from './layout.ts'

const PAD = 14
const PERSON = 88
const GATE = 84
const LOW_GATE = 56
const BETWEEN = 36
const MEMORY = 114

export function narrowHomes(frame: Frame, width: number): Homes {
  const inner = width - 2 * PAD
  const homes = new Map<Home, Box>()
  const place = (home: Home, box: Box): Box => {
    homes.set(home, box)
    return box
  }
  const full = (y: number, height: number): Box => ({ x: PAD, y, width: inner, height })

  const people = frame.people.length
  const personWidth = (inner - (people - 1) * 6) / people
  frame.people.forEach(({ id }, i) =>
    place(`person:${id}`, { x: PAD + i * (personWidth + 6), y: 10, width: personWidth, height: PERSON }),
  )
  const bus = 10 + PERSON + 24

  const row = frame.gates.filter(({ checkpoint }) => checkpoint !== 'kms')
  const inRow = Math.min(row.length, 2)
  const gateWidth = inRow === 0 ? inner : (inner - (inRow - 1) * 8) / inRow
  let y = bus + 24
  row.forEach(({ id }, i) =>
    place(id, {
      x: PAD + (i % 2) * (gateWidth + 8),
      y: y + Math.floor(i / 2) * (GATE + 8),
      width: i === row.length - 1 && i % 2 === 0 ? inner : gateWidth,
      height: GATE,
    }),
  )
  y += Math.ceil(row.length / 2) * (GATE + 8) + 8
  const s3 = place('s3', full(y, 44 + 132 + 8 + MEMORY + 10))
  place('object', { x: PAD + 10, y: y + 44, width: inner - 20, height: 132 })
  place('memory', { x: PAD + 10, y: y + 184, width: inner - 20, height: MEMORY })

  const drop = PAD + 40
  y = bottom(s3) + 48
  const lane = frame.gates.filter(({ checkpoint }) => checkpoint === 'kms')
  lane.forEach(({ id }, i) => place(id, full(y + i * (LOW_GATE + BETWEEN), LOW_GATE)))
  y += lane.length * (LOW_GATE + BETWEEN) - BETWEEN + 20
  const kms = place('kms', full(y, 44 + 104 + 10))
  place('vault', { x: PAD + 10, y: y + 44, width: inner - 20, height: 104 })
  y = bottom(kms) + 20
  const side = full(y, 56)
  if (frame.side) {
    place('side', side)
    y += 56 + 20
  }
  const cloudtrail = place('cloudtrail', full(y, 170))
  place('log-bucket', { x: PAD + 10, y: bottom(cloudtrail) - 48, width: inner - 20, height: 38 })

  const laneX = drop
  const boxOf = (stop: Stop): Box => homes.get(stop) ?? (stop === 'side' ? side : s3)

  function way(route: RouteView, gates: readonly GateView[]): Way {
    const from = boxOf(route.from)
    const passed = gates.find(({ id }) => id === route.gate) ?? gates[0]
    const gateBox = passed && homes.get(passed.id)
    if (route.to === 'kms') {
      const first = gates[0] && homes.get(gates[0].id)
      const before = point(laneX, (first?.y ?? kms.y) - 24)
      const start =
        route.from === 's3' ? [point(laneX, bottom(s3))] : [...leave(route.from, from), ...alongLeft(before.y), before]
      return {
        points: [...start, point(laneX, kms.y)],
        door: route.from === 's3' ? before : doorOf(route.from, from),
        gate: before,
        decider: passed === gates[0] || !gateBox ? before : point(laneX, gateBox.y - BETWEEN / 2),
        shut: point(laneX, gateBox?.y ?? kms.y),
      }
    }
    const door = doorOf(route.from, from)
    const out = leave(route.from, from)
    if (route.to === 's3') {
      const x = gateBox ? middle(gateBox).x : middle(from).x
      const decider = point(x, bus)
      const start = route.from === 'cloudtrail' ? [...out, point(width - PAD / 2, bus)] : out
      return {
        points: [...start, decider, point(x, s3.y)],
        door,
        gate: door,
        decider,
        shut: point(x, gateBox?.y ?? bus),
      }
    }
    const to = boxOf(route.to)
    const into = point(PAD, middle(to).y)
    if (route.from === 'side')
      return {
        points: [point(middle(from).x, bottom(from)), point(middle(from).x, to.y)],
        door,
        gate: door,
        decider: door,
        shut: door,
      }
    return {
      points: [...out, ...alongLeft(into.y), into],
      door,
      gate: door,
      decider: gateBox ? point(middle(gateBox).x, bus) : door,
      shut: gateBox ? point(middle(gateBox).x, gateBox.y) : door,
    }
  }

  /** Down the left margin, where nothing stands. */
  function alongLeft(y: number): readonly Point[] {
    return [point(PAD / 2, bus), point(PAD / 2, y)]
  }
  function leave(stop: Stop, from: Box): readonly Point[] {
    if (stop === 'cloudtrail') return [point(right(from), middle(from).y), point(width - PAD / 2, middle(from).y)]
    return [point(middle(from).x, bottom(from)), point(middle(from).x, bus)]
  }
  function doorOf(stop: Stop, from: Box): Point {
    return stop === 'cloudtrail' ? point(width - PAD / 2, from.y - 24) : point(middle(from).x, bus)
  }

  function recordWay(from: 's3' | 'kms' | 'side'): readonly Point[] {
    const box = from === 's3' ? s3 : from === 'kms' ? kms : side
    const margin = width - PAD / 2
    return [
      point(right(box), middle(box).y),
      point(margin, middle(box).y),
      point(margin, cloudtrail.y + 24),
      point(right(cloudtrail), cloudtrail.y + 24),
    ]
  }

  const columns = frame.people.map(({ id }) => middle(boxOf(`person:${id}`)).x)
  const gateColumns = row.map(({ id }) => middle(homes.get(id) ?? s3).x)
  return {
    width,
    height: bottom(cloudtrail) + 12,
    leastHeight: bottom(cloudtrail) + 12,
    homes,
    roads: [
      [point(Math.min(...columns, ...gateColumns), bus), point(Math.max(...columns, ...gateColumns), bus)],
      ...columns.map((x) => [point(x, 10 + PERSON), point(x, bus)]),
      ...gateColumns.map((x) => [point(x, bus), point(x, s3.y)]),
      [point(laneX, bottom(s3)), point(laneX, kms.y)],
    ],
    questions: [],
    records: Math.max(1, Math.floor((inner - 20) / 112)),
    way,
    recordWay,
  }
}
