import { useEffect, useState } from 'react'
import type { FixSearch } from '../../scenarios/fixes/fix.ts'
import { fixesFor } from '../../store/foresight.ts'
import { page, type Story } from '../../store/page.ts'

/** What would turn a story's outcome over; undefined until it is found. */
export function useFixes(story: Story): FixSearch | undefined {
  const [found, setFound] = useState<{ readonly story: Story; readonly search: FixSearch }>()
  useEffect(() => {
    let isWanted = true
    const find = async (): Promise<void> => {
      const { ownFile, run } = page.getState()
      const search = run && (await fixesFor(run, story, ownFile))
      if (search && isWanted) setFound({ story, search })
    }
    void find()
    return () => {
      isWanted = false
    }
  }, [story])
  return found?.story === story ? found.search : undefined
}
