// One request in every world that the switches can make: who decides there, and a way into each.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { isInEffect } from '../../scenarios/changes.ts'
import { choiceIn } from '../../scenarios/decisionMap.ts'
import type { Request, Toggle } from '../../scenarios/scenario.ts'
import { actions, page } from '../../store/page.ts'
import styles from './DecisionMapPanel.module.css'
import { gridOf } from './grid.ts'
import { MapTable } from './MapTable.tsx'
import { useDecisionMap } from './useDecisionMap.ts'
import { gateMarks, ruleOf, toggleName } from './words.ts'
import { RichText } from '../text/RichText.tsx'

interface DecisionMapPanelProps {
  readonly toggles: readonly Toggle[]
  /** What the request is called. */
  readonly title: string
  readonly request: Request
}

export default function DecisionMapPanel({ toggles, title, request }: DecisionMapPanelProps) {
  const map = useDecisionMap(request, toggles)
  const world = useStore(page, ({ run }) => run?.world)
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const person = useStore(page, ({ scenario }) => scenario.cast.find(({ id }) => id === request.as)?.name ?? request.as)
  const grid = useMemo(() => map && world && gridOf(map, choiceIn(world, toggles)), [map, toggles, world])
  if (!map || !grid) return <p className={styles.text}>Mapping every combination of the switches…</p>
  const name = `${title}, as ${person}`
  const optionNow = ({ options }: Toggle): string =>
    options.find(({ change }) => world && isInEffect(world, change))?.label ?? ''
  const [here] = grid.cells.flat()
  if (grid.rowToggles.length === 0)
    return (
      <p className={styles.text}>
        {name}: no switch of this chapter changes anything.{' '}
        {here && (
          <>
            {gateMarks[here.outcome.gate].tone === 'allowed' ? 'Allowed' : 'Refused'} in all {map.cells.length} worlds.{' '}
            <RichText text={ruleOf(here.outcome, person)} />
          </>
        )}
      </p>
    )
  return (
    <>
      <p className={styles.text}>
        {name}, in {grid.rows.length * grid.columns.length} of {map.cells.length} worlds. Point at a cell for its rule,
        press it to go there.
      </p>
      <Axis name="Down" toggles={grid.rowToggles} />
      <Axis name="Across" toggles={grid.columnToggles} />
      <MapTable
        grid={grid}
        name={name}
        person={person}
        isReady={isReady}
        onEnter={(choice) =>
          void actions.enter(toggles.flatMap(({ options }, index) => options[choice[index] ?? -1]?.change ?? []))
        }
      />
      {grid.held.length > 0 && (
        <p className={styles.text}>
          As they are now: {grid.held.map((toggle) => `${toggleName(toggle)}, ${optionNow(toggle)}`).join('; ')}.
        </p>
      )}
    </>
  )
}

function Axis({ name, toggles }: { readonly name: string; readonly toggles: readonly Toggle[] }) {
  if (toggles.length === 0) return null
  return (
    <p className={styles.axis}>
      <span className={styles.direction}>{name}</span>
      <span>{toggles.map(toggleName).join(', then ')}</span>
    </p>
  )
}
