// The rows of the tape; only those that can be seen are drawn, however many there are.
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useId, useRef, type KeyboardEvent } from 'react'
import { Icon } from '../controls/Icon.tsx'
import styles from './Tape.module.css'
import type { TapeRow } from './tape.ts'

interface TapeProps {
  readonly rows: readonly TapeRow[]
  readonly selected: string | undefined
  /** The record of the step on the map. */
  readonly lit: string | undefined
  readonly onSelect: (eventId: string) => void
}

const ROW = 44

export function Tape({ rows, selected, lit, onSelect }: TapeProps) {
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  // oxlint-disable-next-line react/incompatible-library -- its functions change with every scroll, and are called here only
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW,
    overscan: 8,
  })
  const at = rows.findIndex(({ event }) => event.eventID === selected)
  const litAt = rows.findIndex(({ event }) => event.eventID === lit)
  useEffect(() => {
    if (litAt >= 0) virtual.scrollToIndex(litAt)
    // The virtualizer is a new object on each drawing.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [litAt])
  const go = (to: number) => {
    const row = rows[Math.min(Math.max(0, to), rows.length - 1)]
    if (!row) return
    onSelect(row.event.eventID)
    virtual.scrollToIndex(rows.indexOf(row))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key]
    if (step === undefined || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    event.stopPropagation()
    go(step === 'first' ? 0 : step === 'last' ? rows.length - 1 : Math.max(at, 0) + (at < 0 ? 0 : step))
  }
  return (
    <div
      ref={frame}
      className={styles.frame}
      // A select cannot be drawn in part.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="listbox"
      aria-label="Records, newest first"
      aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.whole} style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start }) => {
          const row = rows[index]
          if (!row) return null
          const { event, who } = row
          const isRefused = event.errorCode !== undefined
          return (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events -- the list has the keys
            <div
              key={event.eventID}
              id={`${id}-${index}`}
              className={styles.row}
              style={{ transform: `translateY(${start}px)` }}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
              role="option"
              tabIndex={-1}
              aria-selected={event.eventID === selected}
              aria-setsize={rows.length}
              aria-posinset={index + 1}
              data-lit={event.eventID === lit || undefined}
              onPointerDown={(press) => {
                // The list keeps the focus, and with it the keys.
                press.preventDefault()
                frame.current?.focus({ preventScroll: true })
              }}
              onClick={() => onSelect(event.eventID)}
            >
              <span className={styles.mark} data-tone={isRefused ? 'refused' : 'allowed'}>
                <Icon name={isRefused ? 'cross' : 'check'} />
              </span>
              <span className={styles.what}>
                <b>{event.eventName}</b>
                <span className={styles.source}>
                  {event.errorCode ?? event.eventSource.replace('.amazonaws.com', '')}
                </span>
              </span>
              <span className={styles.who}>{who}</span>
              <time className={styles.time} dateTime={event.eventTime}>
                {event.eventTime.slice(11, 19)}
              </time>
            </div>
          )
        })}
      </div>
    </div>
  )
}

const steps: Readonly<Record<string, number | 'first' | 'last'>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  PageDown: 8,
  PageUp: -8,
  Home: 'first',
  End: 'last',
}
