// The map at the cursor; before the engine has come, the map with which the chapter opens.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { openingOf } from '../../store/openings.ts'
import { page } from '../../store/page.ts'
import { stageCast } from '../../store/stageCast.ts'
import { Stage } from '../stage/Stage.tsx'
import { useFollowedAction } from './useFollowedAction.ts'
import { useTelling } from './useTelling.ts'
import styles from './StoryStage.module.css'

export function StoryStage() {
  const telling = useTelling()
  const scenario = useStore(page, (state) => state.scenario)
  const chapter = useStore(page, (state) => state.chapter)
  const trace = useStore(page, ({ story }) => story?.trace)
  const cursor = useStore(page, (state) => state.cursor)
  const run = useStore(page, (state) => state.run)
  const speed = useStore(page, (state) => state.speed)
  const frame = useMemo(() => {
    const cast = stageCast(scenario)
    if (!telling || !run) return openingOf(scenario.id, scenario.chapters[chapter]?.id ?? '')
    return trace ? telling.frameOf(cast, trace, cursor) : telling.frameAtRest(cast, run.world)
  }, [telling, scenario, chapter, trace, cursor, run])
  const map = useFollowedAction(trace ? cursor : undefined)
  if (!frame) return null
  const caption = telling && trace ? telling.captionOf(stageCast(scenario), trace, cursor) : ''
  return (
    <div ref={map} className={styles.map}>
      <Stage frame={frame} caption={caption} speed={speed} blobs={run?.environment.blobs} />
    </div>
  )
}
