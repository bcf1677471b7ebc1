// The story as an ordered list: the same account as the diagram, in words alone.
import { useEffect, useRef, type KeyboardEvent } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import type { PlayerStep } from './step.ts'
import styles from './StepList.module.css'

interface StepListProps {
  readonly steps: readonly PlayerStep[]
  readonly cursor: number
  /** Index of the furthest step that may be told; later ones have a number only. All by default. */
  readonly revealed?: number
  readonly onSeek: (index: number) => void
}

export function StepList({ steps, cursor, revealed = steps.length - 1, onSeek }: StepListProps) {
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    if (list.current) showItem(list.current, cursor)
  }, [cursor])

  if (steps.length === 0)
    return <p className={styles.empty}>Each step of the next request will be told here, in order.</p>

  const onKeyDown = (event: KeyboardEvent) => {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])]
    const to = destinationOf(event.key, buttons.indexOf(document.activeElement as HTMLButtonElement), buttons.length) // indexOf takes any element
    if (to === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    buttons[to]?.focus()
  }
  return (
    // Arrow keys reach the list from its buttons.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <ol ref={list} className={styles.list} aria-label="Steps" onKeyDown={onKeyDown}>
      {steps.map((step, index) => (
        // A step has no other name than its place in the story.
        <li key={index} className={styles.item} data-depth={Math.min(step.depth, 3)}>
          <button
            type="button"
            className={styles.step}
            data-tone={index <= revealed ? step.tone : 'neutral'}
            aria-current={index === cursor ? 'step' : undefined}
            tabIndex={index === cursor ? 0 : -1}
            onClick={() => onSeek(index)}
          >
            <span className={styles.number}>{index + 1}.</span>
            {index <= revealed ? <Telling step={step} /> : <span className={styles.untold}>Not played yet</span>}
          </button>
        </li>
      ))}
    </ol>
  )
}

function Telling({ step }: { readonly step: PlayerStep }) {
  const { actor, action, resource, outcome } = step.facts
  return (
    <>
      <span className={styles.mark}>
        <Icon name={step.icon} />
      </span>
      <span className={styles.text}>
        <VisibleText text={step.caption} />
        <span className={styles.facts}>
          <VisibleText text={[actor, action, ...(resource === undefined ? [] : [resource])].join(' · ')} />
          {' · '}
          <strong className={styles.outcome}>{outcome}</strong>
        </span>
      </span>
    </>
  )
}

function destinationOf(key: string, at: number, count: number): number | undefined {
  switch (key) {
    case 'ArrowDown':
      return Math.min(at + 1, count - 1)
    case 'ArrowUp':
      return Math.max(at - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}

/** Scrolls the list itself; the page stays where the visitor left it. */
function showItem(list: HTMLOListElement, index: number): void {
  const item = list.children[index]
  if (!(item instanceof HTMLElement) || list.scrollHeight <= list.clientHeight) return
  const box = list.getBoundingClientRect()
  const { top, bottom } = item.getBoundingClientRect()
  if (top < box.top) list.scrollBy({ top: top - box.top })
  else if (bottom > box.bottom) list.scrollBy({ top: bottom - box.bottom })
}
