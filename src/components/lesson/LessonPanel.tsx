// The story on the left: what the chapter is about, what to do next, and what was seen.
import { useStore } from 'zustand'
import { isToldToTheEnd, page, actions, type Page } from '../../store/page.ts'
import type { Beat, Chapter } from '../../scenarios/scenario.ts'
import { Button } from '../controls/Button.tsx'
import { RichText } from '../text/RichText.tsx'
import { FixSlot } from '../fixes/FixSlot.tsx'
import { MapSlot } from '../map/MapSlot.tsx'
import { BeatCard } from './BeatCard.tsx'
import { ChapterList } from './ChapterList.tsx'
import { FileChooser } from './FileChooser.tsx'
import styles from './LessonPanel.module.css'
import { TryPanel } from './TryPanel.tsx'
import { TogglePanel } from './TogglePanel.tsx'

export function LessonPanel() {
  const scenario = useStore(page, ({ scenario: { chapters } }) => chapters)
  const at = useStore(page, ({ chapter }) => chapter)
  const done = useStore(page, (state) => state.done)
  const toldBeat = useStore(page, beatBeingTold)
  const isTrying = useStore(page, ({ trial }) => trial !== null)
  const chapter = scenario[at]
  if (!chapter) return null

  const current = toldBeat ?? chapter.beats.find(({ id }) => !done.includes(id))
  const isFinished = current === undefined
  return (
    <section className={styles.panel} aria-labelledby="chapter-title">
      <ChapterList
        chapters={scenario}
        current={at}
        onOpen={(index) => void actions.open(page.getState().scenario.id, index)}
      />
      <p className={styles.eyebrow}>
        Chapter {at + 1} of {scenario.length}
      </p>
      <h1 id="chapter-title" className={styles.title}>
        {chapter.title}
      </h1>
      {chapter.text.map((paragraph) => (
        <p key={paragraph} className={styles.paragraph}>
          <RichText text={paragraph} />
        </p>
      ))}
      {sendsTheFile(chapter) && <FileChooser />}
      <ol className={styles.beats} aria-label="What happens in this chapter">
        {chapter.beats
          .filter(({ id }) => id === current?.id || done.includes(id))
          .map((beat) => (
            <li key={beat.id}>
              <BeatCard
                beat={beat}
                position={chapter.beats.indexOf(beat) + 1}
                count={chapter.beats.length}
                isCurrent={beat.id === current?.id}
              />
            </li>
          ))}
      </ol>
      {isFinished && <NextChapter chapters={scenario} at={at} />}
      {isFinished && chapter.toggles && <TogglePanel toggles={chapter.toggles} />}
      {isFinished && (
        <Button icon="pen" onClick={() => actions.edit('')}>
          Edit the policies
        </Button>
      )}
      {isFinished && chapter.tries && <TryPanel tries={chapter.tries} />}
      {(isFinished || isTrying) && <FixSlot form="offer" />}
      {isFinished && chapter.toggles && chapter.tries && <MapSlot toggles={chapter.toggles} tries={chapter.tries} />}
    </section>
  )
}

function NextChapter({ chapters, at }: { readonly chapters: readonly Chapter[]; readonly at: number }) {
  const next = chapters[at + 1]
  if (!next) return null
  return (
    <Button kind="primary" onClick={() => void actions.open(page.getState().scenario.id, at + 1)}>
      Next: {next.title}
    </Button>
  )
}

/** The beat whose story is on the stage and not yet told to its end, or just told: its outcome stays until the visitor goes on. */
const beatBeingTold = (state: Page): Beat | undefined =>
  state.story?.beat && !isToldToTheEnd(state) ? state.story.beat : undefined

const sendsTheFile = ({ beats, tries }: Chapter): boolean =>
  [...beats, ...(tries ?? [])].some(({ operation }) => operation === 's3:PutObject' || operation === 's3:GetObject')
