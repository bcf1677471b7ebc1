import { useMemo } from 'react'
import { useStore } from 'zustand'
import { bodyFieldsOf, fieldsOf, type Artifact, type Bytes } from '../../sim/index.ts'
import { actions, isToldToTheEnd, page } from '../../store/page.ts'
import { stageCast } from '../../store/stageCast.ts'
import { FixSlot } from '../fixes/FixSlot.tsx'
import { Inspector } from '../inspector/Inspector.tsx'
import { StepList } from '../player/StepList.tsx'
import { bytesOf } from './artifactBytes.ts'
import { fieldNotes } from './fieldNotes.ts'
import styles from './ProofPanel.module.css'
import { stepsOf } from '../player/stepsOf.ts'

const NOTHING = [] as const

export default function Proof() {
  const cast = useStore(page, ({ scenario }) => stageCast(scenario))
  const trace = useStore(page, ({ story }) => story?.trace) ?? NOTHING
  const cursor = useStore(page, (state) => state.cursor)
  const furthest = useStore(page, (state) => state.furthest)
  const look = useStore(page, (state) => state.look)
  const isSending = useStore(page, ({ phase }) => phase === 'sending')
  const isFollowing = useStore(page, ({ live }) => live !== null)
  const environment = useStore(page, ({ run }) => run?.environment)
  const isTold = useStore(page, isToldToTheEnd)
  const steps = useMemo(() => stepsOf(cast, trace), [cast, trace])

  const bytes = (artifact: Artifact) => environment && bytesOf(trace, environment, artifact)
  const fields = (artifact: Artifact) => {
    const found = bytes(artifact)
    if (!found) return undefined
    // Only two kinds of artifact have an inner layout; both readers check it before they name a field.
    return fieldNotes(artifact.kind === 'ciphertext' ? bodyFieldsOf(found as Bytes) : (fieldsOf(found) ?? []))
  }
  const seek = (index: number) => {
    actions.pause()
    actions.seek(index)
  }
  return (
    <>
      <section className={styles.steps} aria-labelledby="steps-title">
        <h2 id="steps-title" className={styles.heading}>
          Step by step
        </h2>
        <StepList steps={steps} cursor={cursor} revealed={furthest} onSeek={seek} />
      </section>
      <div className={styles.inspector}>
        <Inspector
          cast={cast}
          trace={trace}
          cursor={cursor}
          look={look}
          onLook={actions.setLook}
          isLoading={isSending}
          bytesOf={bytes}
          fieldsOf={fields}
          onSeek={seek}
          {...(isTold && !isFollowing && { onEdit: actions.edit })}
        />
        <FixSlot form="panel" />
      </div>
    </>
  )
}
