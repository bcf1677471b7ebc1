// The page: lesson on the left, map in the middle, proof on the right, time below.
import { lazy, Suspense, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { AccountSlot } from './components/account/AccountSlot.tsx'
import { HelpDialog } from './components/controls/HelpDialog.tsx'
import { DiskPanel } from './components/disk/DiskPanel.tsx'
import { HoldingsPanel } from './components/disk/HoldingsPanel.tsx'
import { EditorSlot } from './components/editor/EditorSlot.tsx'
import { liveAddress } from './components/live/liveAddress.ts'
import { LessonPanel } from './components/lesson/LessonPanel.tsx'
import { Footer } from './components/shell/Footer.tsx'
import { Header } from './components/shell/Header.tsx'
import { useAddress } from './components/shell/useAddress.ts'
import { PhaseNotice } from './components/shell/PhaseNotice.tsx'
import { ProofPanel } from './components/proof/ProofPanel.tsx'
import { StoryPlayer } from './components/proof/StoryPlayer.tsx'
import { StoryStage } from './components/proof/StoryStage.tsx'
import { scenarios } from './scenarios/index.ts'
import { actions, page } from './store/page.ts'
import styles from './App.module.css'

const LivePanel = lazy(() => import('./components/live/LivePanel.tsx'))
const live = liveAddress()

export function App() {
  const current = useStore(page, ({ scenario }) => scenario.id)
  const [isHelpOpen, setIsHelpOpen] = useState(false)
  const [areLetterKeysOn, setAreLetterKeysOn] = useState(true)
  useAddress(live === undefined)
  useEffect(() => {
    // A file that misses its target must not make the browser leave the page.
    const keep = (event: DragEvent) => event.preventDefault()
    addEventListener('dragover', keep)
    addEventListener('drop', keep)
    return () => {
      removeEventListener('dragover', keep)
      removeEventListener('drop', keep)
    }
  }, [])
  return (
    <div className={styles.page}>
      <a className={styles.skip} href="#chapter-title">
        Skip to the lesson
      </a>
      <Header
        scenarios={live === undefined ? scenarios : []}
        current={current}
        onOpen={(id) => void actions.open(id, 0)}
        onHelp={() => setIsHelpOpen(true)}
      />
      <main className={styles.main}>
        <div className={styles.lesson}>
          {live === undefined ? (
            <LessonPanel />
          ) : (
            <Suspense>
              <LivePanel address={live} />
            </Suspense>
          )}
        </div>
        {/* Focusable, because on a low window it scrolls and holds no control. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
        <section className={styles.stage} aria-label="Map" tabIndex={0}>
          <PhaseNotice />
          <StoryStage />
        </section>
        <div className={styles.proof}>
          <ProofPanel />
        </div>
        <div className={styles.player}>
          <StoryPlayer areLetterKeysOn={areLetterKeysOn} onHelp={() => setIsHelpOpen(true)} />
        </div>
      </main>
      <div className={styles.matter}>
        <DiskPanel />
        <HoldingsPanel />
      </div>
      <AccountSlot isFollowing={live !== undefined} />
      <Footer isFollowing={live !== undefined} />
      <EditorSlot />
      <HelpDialog
        isOpen={isHelpOpen}
        onClose={() => setIsHelpOpen(false)}
        areLetterKeysOn={areLetterKeysOn}
        onLetterKeys={setAreLetterKeysOn}
      />
    </div>
  )
}
