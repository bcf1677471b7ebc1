// The chapters of the lesson as numbered steps.
import type { Chapter } from '../../scenarios/scenario.ts'
import styles from './ChapterList.module.css'

interface Props {
  readonly chapters: readonly Chapter[]
  readonly current: number
  readonly onOpen: (index: number) => void
}

export function ChapterList({ chapters, current, onOpen }: Props) {
  return (
    <nav aria-label="Chapters">
      <ol className={styles.list}>
        {chapters.map(({ id, title }, index) => (
          <li key={id} className={styles.item}>
            <button
              type="button"
              className={styles.step}
              aria-current={index === current ? 'page' : undefined}
              aria-label={`Chapter ${index + 1}: ${title}`}
              title={title}
              onClick={() => onOpen(index)}
            >
              {index + 1}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  )
}
