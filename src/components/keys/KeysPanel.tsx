// The keys of the account: what lies in the vault, which state a key is in, who may use it, and what kinds of keys there are.
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { keyAccess, type KmsKey } from '../../sim/index.ts'
import { stageKey } from '../../stage/keys.ts'
import { page } from '../../store/page.ts'
import { stageCast } from '../../store/stageCast.ts'
import type { Run } from '../../scenarios/runner.ts'
import { Tabs } from '../controls/Tabs.tsx'
import { AccessPanel } from './AccessPanel.tsx'
import { accessTable } from './accessTable.ts'
import { KeyActs } from './KeyActs.tsx'
import { KeyChooser } from './KeyChooser.tsx'
import { KeyHead } from './KeyHead.tsx'
import { keysByRegion } from './keyList.ts'
import styles from './KeysPanel.module.css'
import { KindsOfKeys } from './KindsOfKeys.tsx'
import { MaterialRings } from './MaterialRings.tsx'
import { OperationTable } from './OperationTable.tsx'
import { PolicyAndGrants } from './PolicyAndGrants.tsx'
import { Quotas } from './Quotas.tsx'
import { StateMachine } from './StateMachine.tsx'
import { useIsNarrow } from './useIsNarrow.ts'
import { useMoment } from './useMoment.ts'

export default function KeysPanel() {
  const cast = stageCast(useStore(page, ({ scenario }) => scenario))
  // The table of who may what takes some time; the map comes first.
  const run = useDeferredValue(useStore(page, (state) => state.run))
  const moment = useMoment(run)
  const groups = useMemo(() => (run ? keysByRegion(run.world, moment) : []), [run, moment])
  const [chosen, setChosen] = useState<string>()
  const all = groups.flatMap(({ keys }) => keys)
  const staged = run ? stageKey(cast, run.world)?.arn : undefined
  const key = all.find(({ arn }) => arn === chosen) ?? all.find(({ arn }) => arn === staged) ?? all[0]
  return (
    <div className={styles.panel}>
      {run && key ? (
        <>
          {all.length > 1 && <KeyChooser groups={groups} chosen={key.arn} onChoose={setChosen} />}
          <KeyView key={key.arn} run={run} moment={moment} keyShown={key} />
        </>
      ) : (
        <p className={styles.empty}>
          There is no KMS key yet. Send the lesson’s first request, or go to a later chapter, and come back.
        </p>
      )}
      <KindsOfKeys world={run?.world ?? null} />
    </div>
  )
}

interface KeyViewProps {
  readonly run: Run
  readonly moment: number
  readonly keyShown: KmsKey
}

function KeyView({ run: { environment, world }, moment, keyShown }: KeyViewProps) {
  const id = useId()
  const cast = stageCast(useStore(page, ({ scenario }) => scenario))
  const isFollowing = useStore(page, ({ live }) => live !== null)
  const isNarrow = useIsNarrow()
  const [tab, setTab] = useState<Tab>('who')
  const access = useMemo(
    () => keyAccess(world, environment, keyShown.arn) ?? [],
    // Grants begin to count by themselves.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [world, environment, keyShown.arn, moment],
  )
  const table = useMemo(() => accessTable(access, cast, keyShown.accountId), [access, cast, keyShown.accountId])
  const isHere = keyShown.region === world.region && keyShown.accountId === world.accountId
  return (
    <>
      <KeyHead keyShown={keyShown} />
      {!isFollowing &&
        (isHere ? (
          <KeyActs keyShown={keyShown} access={access} accountId={world.accountId} />
        ) : (
          <p className={styles.note}>
            To be looked at only: the buttons of this page send their requests to {world.region}, in the account{' '}
            {world.accountId}.
          </p>
        ))}
      <div className={styles.pictures}>
        <section className={styles.picture} aria-labelledby={`${id}-vault`}>
          <h4 id={`${id}-vault`} className={styles.title}>
            In the vault
          </h4>
          <MaterialRings keyShown={keyShown} />
        </section>
        <section className={styles.picture} aria-labelledby={`${id}-state`}>
          <h4 id={`${id}-state`} className={styles.title}>
            Its state, and where it can go
          </h4>
          <StateMachine keyShown={keyShown} />
        </section>
      </div>
      <Tabs
        label="More on this key"
        tabs={tabs.map((one) => ({ id: one.id, label: isNarrow ? one.short : one.label }))}
        selected={tab}
        onSelect={setTab}
      >
        {tab === 'who' && <AccessPanel world={world} keyShown={keyShown} table={table} />}
        {tab === 'now' && <OperationTable keyShown={keyShown} />}
        {tab === 'rules' && (
          <PolicyAndGrants world={world} keyShown={keyShown} moment={moment} isFollowing={isFollowing} />
        )}
        {tab === 'quotas' && <Quotas keyShown={keyShown} />}
      </Tabs>
    </>
  )
}

const tabs = [
  { id: 'who', label: 'Who may use it', short: 'Who may' },
  { id: 'now', label: 'What works now', short: 'What works' },
  { id: 'rules', label: 'Policy and grants', short: 'Policy, grants' },
  { id: 'quotas', label: 'Quotas', short: 'Quotas' },
] as const

type Tab = (typeof tabs)[number]['id']
