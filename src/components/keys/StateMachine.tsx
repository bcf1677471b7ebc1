// The states of a key as a drawing: where it is, where it can go, and the operation that takes it there.
import { useId } from 'react'
import type { KmsKey } from '../../sim/index.ts'
import { stateWords } from '../../stage/keys.ts'
import { Spoken } from '../controls/Spoken.tsx'
import { machineOf, type Machine, type MachineState, type StateArrow } from './stateMachine.ts'
import styles from './StateMachine.module.css'

const WIDTH = 336
const BOX = { x: 98, width: 148, height: 40 }
const STEP = 96
const TOP = 26
const [DOWN, UP, LEFT, RIGHT] = [148, 196, 14, 318]

export function StateMachine({ keyShown }: { readonly keyShown: KmsKey }) {
  const id = useId()
  const machine = machineOf(keyShown)
  const now = keyShown.keyState
  const place = placesOf(machine)
  const height = TOP + STEP * (machine.states.length - 1) + BOX.height + 8
  return (
    <figure className={styles.figure}>
      <svg className={styles.drawing} viewBox={`0 0 ${WIDTH} ${height}`} aria-hidden="true" focusable="false">
        <defs>
          {(['live', 'still'] as const).map((kind) => (
            <marker
              key={kind}
              id={`${id}-${kind}`}
              className={styles.head}
              data-kind={kind}
              viewBox="0 0 8 8"
              refX="7"
              refY="4"
              markerWidth="8"
              markerHeight="8"
              markerUnits="userSpaceOnUse"
              orient="auto"
            >
              <path d="M0 0 8 4 0 8Z" />
            </marker>
          ))}
        </defs>
        <Start machine={machine} place={place} marker={`url(#${id}-still)`} />
        {machine.arrows
          .toSorted((a, b) => Number(a.from === now) - Number(b.from === now))
          .map((arrow) => (
            <Arrow
              key={`${arrow.from} ${arrow.to}`}
              arrow={arrow}
              place={place}
              isLive={arrow.from === now}
              isLabelLive={machine.arrows.some(
                ({ from, label }) => from === now && label.join() === arrow.label.join(),
              )}
              marker={`url(#${id}-${arrow.from === now ? 'live' : 'still'})`}
            />
          ))}
        {machine.states.map((state) => (
          <StateBox key={state} state={state} y={place(state)} isNow={state === now} />
        ))}
      </svg>
      <Spoken>
        <span>The key is {wordOf(now)}. </span>
        {machine.arrows.map(({ from, to, label, by }) => (
          <span key={`${from} ${to}`}>
            From {wordOf(from)} to {wordOf(to)}: {label.join(by === 'operation' ? '' : ' ')}.{' '}
          </span>
        ))}
      </Spoken>
      {machine.notes.length > 0 && <figcaption className={styles.notes}>{machine.notes.join(' ')}</figcaption>}
    </figure>
  )
}

const wordOf = (state: MachineState): string => (state === 'Deleted' ? 'Deleted' : stateWords[state])

const placesOf = ({ states }: Machine): ((state: MachineState) => number) => {
  const at = new Map(states.map((state, index) => [state, TOP + STEP * index]))
  return (state) => at.get(state) ?? TOP
}

type PlaceOf = (state: MachineState) => number

function StateBox({ state, y, isNow }: { readonly state: MachineState; readonly y: number; readonly isNow: boolean }) {
  const middle = BOX.x + BOX.width / 2
  return (
    <g className={styles.state} data-now={isNow || undefined} data-state={state}>
      {isNow && (
        <rect className={styles.halo} x={BOX.x - 5} y={y - 5} width={BOX.width + 10} height={BOX.height + 10} rx="15" />
      )}
      <rect className={styles.box} x={BOX.x} y={y} width={BOX.width} height={BOX.height} rx="11" />
      <text
        className={styles.name}
        data-long={wordOf(state).length > 20 || undefined}
        x={middle}
        y={y + (isNow ? 16 : BOX.height / 2 + 1)}
      >
        {wordOf(state)}
      </text>
      {isNow && (
        <text className={styles.now} x={middle} y={y + 30}>
          ▸ the key is here ◂
        </text>
      )}
    </g>
  )
}

function Start({
  machine,
  place,
  marker,
}: {
  readonly machine: Machine
  readonly place: PlaceOf
  readonly marker: string
}) {
  const y = place(machine.first.state) + BOX.height / 2
  return (
    <g>
      <circle className={styles.dot} cx={WIDTH - 8} cy={y} r="5" />
      <path className={styles.line} d={`M${WIDTH - 13} ${y}H${BOX.x + BOX.width + 6}`} markerEnd={marker} />
      <text className={styles.label} x={WIDTH - 4} y={y - 12} textAnchor="end">
        {machine.first.label}
      </text>
    </g>
  )
}

interface ArrowProps {
  readonly arrow: StateArrow
  readonly place: PlaceOf
  readonly isLive: boolean
  /** Arrows that run together have one label. */
  readonly isLabelLive: boolean
  readonly marker: string
}

function Arrow({ arrow, place, isLive, isLabelLive, marker }: ArrowProps) {
  const { path, label } = routeOf(arrow, place(arrow.from), place(arrow.to))
  return (
    <g className={styles.arrow} data-live={isLive || undefined} data-by={arrow.by}>
      <path className={styles.line} d={path} markerEnd={marker} />
      {label && (
        <text className={styles.label} data-live={isLabelLive || undefined} textAnchor={label.anchor}>
          {arrow.label.map((line, index) => (
            <tspan key={line} x={label.x} y={label.y + 14 * (index - (arrow.label.length - 1) / 2)}>
              {line}
            </tspan>
          ))}
        </text>
      )}
    </g>
  )
}

interface Route {
  readonly path: string
  readonly label?: { readonly x: number; readonly y: number; readonly anchor: 'start' | 'end' }
}

/** Neighbours are joined in the middle; whatever is further goes around, down on the left and up on the right. */
function routeOf({ from, label }: StateArrow, start: number, end: number): Route {
  const middle = BOX.height / 2
  const [left, right] = [BOX.x, BOX.x + BOX.width]
  const isDoom = label.includes('ScheduleKeyDeletion')
  if (isDoom)
    return {
      path: `M${left} ${start + middle}H${LEFT + 8}q-8 0-8 8V${end + middle - 8}q0 8 8 8H${left - 6}`,
      ...(from === 'Disabled' && { label: { x: LEFT + 9, y: end - 22, anchor: 'start' } as const }),
    }
  if (Math.abs(end - start) === STEP) {
    const isDown = end > start
    const [x, y] = [isDown ? DOWN : UP, isDown ? start + BOX.height : start]
    const target = isDown ? end - 6 : end + BOX.height + 6
    const at = (Math.max(start, end) + Math.min(start, end) + BOX.height) / 2 + 4
    return {
      path: `M${x} ${y}V${target}`,
      label: isDown ? { x: x - 8, y: at, anchor: 'end' } : { x: x + 8, y: at, anchor: 'start' },
    }
  }
  const [a, b, turn] = [start + middle, end + middle, end > start ? 8 : -8]
  return {
    path: `M${right} ${a}H${RIGHT - 8}q8 0 8 ${turn}V${b - turn}q0 ${turn}-8 ${turn}H${right + 6}`,
    label: { x: right + 6, y: a - 22, anchor: 'start' },
  }
}
