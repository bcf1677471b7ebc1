// The address names the lesson and the chapter: #protected-picture/access. Nothing else goes into it.
import { useEffect } from 'react'
import { useStore } from 'zustand'
import { scenarios } from '../../scenarios/index.ts'
import { actions, page } from '../../store/page.ts'

/** Not while the page follows a front: then there is no chapter. */
export function useAddress(isOn: boolean): void {
  const address = useStore(page, ({ scenario, chapter }) => `#${scenario.id}/${scenario.chapters[chapter]?.id ?? ''}`)
  const title = useStore(
    page,
    ({ scenario, chapter }) => `${scenario.chapters[chapter]?.title ?? ''} · ${scenario.title} · Unsealed`,
  )

  useEffect(() => {
    if (!isOn) return
    const follow = (): void => {
      const [scenarioId = '', chapterId = ''] = location.hash.slice(1).split('/')
      const scenario = scenarios.find(({ id }) => id === scenarioId) ?? scenarios[0]
      if (!scenario) return
      const chapter = Math.max(
        0,
        scenario.chapters.findIndex(({ id }) => id === chapterId),
      )
      const now = page.getState()
      if (now.run && now.scenario.id === scenario.id && now.chapter === chapter) return
      void actions.open(scenario.id, chapter)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [isOn])

  useEffect(() => {
    document.title = isOn ? title : 'Live · Unsealed'
    if (isOn && page.getState().run && location.hash !== address) history.pushState(null, '', address)
  }, [address, isOn, title])
}
