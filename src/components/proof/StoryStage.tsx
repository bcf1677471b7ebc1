// The map at the cursor.
import { useMemo } from 'react'
import { useStore } from 'zustand'
import { createWorld } from '../../sim/index.ts'
import { captionOf } from '../../stage/captions.ts'
import { frameAtRest, frameOf } from '../../stage/frame.ts'
import { page } from '../../store/page.ts'
import { stageCast } from '../../store/stageCast.ts'
import { Stage } from '../stage/Stage.tsx'

export function StoryStage() {
  const cast = useStore(page, ({ scenario }) => stageCast(scenario))
  const trace = useStore(page, ({ story }) => story?.trace)
  const cursor = useStore(page, (state) => state.cursor)
  const run = useStore(page, (state) => state.run)
  const speed = useStore(page, (state) => state.speed)
  const frame = useMemo(
    () => (trace ? frameOf(cast, trace, cursor) : frameAtRest(cast, run?.world ?? createWorld())),
    [cast, trace, cursor, run],
  )
  const caption = trace ? captionOf(cast, trace, cursor) : ''
  return <Stage frame={frame} caption={caption} speed={speed} blobs={run?.environment.blobs} />
}
