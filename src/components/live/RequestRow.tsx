import type { Story } from '../../store/page.ts'
import { Icon } from '../controls/Icon.tsx'
import styles from './LivePanel.module.css'
import { subjectOf } from './subjectOf.ts'

interface RequestRowProps {
  readonly story: Story
  readonly isShown: boolean
  /** How many requests are played before it; undefined when it was played, or nobody asks for it. */
  readonly turn: number | undefined
  readonly onShow: () => void
}

export function RequestRow({ story, isShown, turn, onShow }: RequestRowProps) {
  const { as, outcome, request, title } = story
  const refusal = 'error' in outcome ? outcome.error : undefined
  const subject = subjectOf(request.input)
  return (
    <button
      type="button"
      className={styles.row}
      data-tone={refusal ? 'refused' : 'done'}
      data-waiting={turn !== undefined || undefined}
      aria-current={isShown || undefined}
      onClick={onShow}
    >
      <span className={styles.mark}>
        <Icon name={refusal ? 'cross' : 'check'} />
      </span>
      <span className={styles.what}>
        <b>{title}</b>
        {subject !== '' && <span className={styles.subject}>{subject}</span>}
        <span className={styles.who}>
          {as}
          {refusal && (
            <>
              {' · '}
              <span className={styles.refusal}>{`${refusal.status} ${refusal.code}`}</span>
            </>
          )}
        </span>
      </span>
      <span className={styles.state}>
        {turn === 0 ? 'next' : turn !== undefined ? 'waits' : isShown ? 'on the map' : ''}
      </span>
    </button>
  )
}
