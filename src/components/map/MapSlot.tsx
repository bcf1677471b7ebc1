// Where the decision map goes: it shows only what the visitor has asked for and has been told.
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import type { Request, Toggle, Try } from '../../scenarios/scenario.ts'
import { isToldToTheEnd, page } from '../../store/page.ts'
import styles from './MapSlot.module.css'

const DecisionMapPanel = lazy(() => import('./DecisionMapPanel.tsx'))

interface MapSlotProps {
  readonly toggles: readonly Toggle[]
  readonly tries: readonly Try[]
}

export function MapSlot({ toggles, tries }: MapSlotProps) {
  const told = useStore(page, (state) => state.told)
  const isTelling = useStore(page, (state) => state.story !== null && !isToldToTheEnd(state))
  const attempt = told && tries.find((one) => isOf(one, told.request))
  return (
    <section className={styles.slot} aria-labelledby="decision-map">
      <h2 id="decision-map" className={styles.heading}>
        Decision map
      </h2>
      {attempt && !isTelling ? (
        <Suspense>
          <DecisionMapPanel toggles={toggles} title={attempt.label} request={told.request} />
        </Suspense>
      ) : (
        <p className={styles.hint}>
          {isTelling
            ? 'Follow the request to its end. Then the map of its outcomes is here.'
            : 'Send a request and follow it to its end. Then this maps its outcome in every world that the switches can make.'}
        </p>
      )}
    </section>
  )
}

/** The visitor's own attempts, and the beats that are the same request. */
const isOf = (attempt: Try, { as, input, operation }: Request): boolean =>
  attempt.operation === operation &&
  attempt.people.includes(as) &&
  JSON.stringify(attempt.input) === JSON.stringify(input)
