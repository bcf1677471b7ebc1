// Everything that CloudTrail keeps, tied to the map: a record leads to the step that made it, and a step to its record.
import { useDeferredValue, useId, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { utf8 } from '../../sim/index.ts'
import { stageCast } from '../../store/stageCast.ts'
import { actions, page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { download } from '../disk/download.ts'
import { RecordText } from '../inspector/RecordText.tsx'
import { grouped } from '../text/grouped.ts'
import styles from './AuditPanel.module.css'
import { Tape } from './Tape.tsx'
import { asLogFile, found, originOf, recordAt, rowsOf, type Outcome } from './tape.ts'

export default function AuditPanel() {
  const id = useId()
  const cast = stageCast(useStore(page, ({ scenario }) => scenario))
  const world = useStore(page, ({ run }) => run?.world ?? null)
  const stories = useStore(page, (state) => state.stories)
  const lit = useStore(page, ({ story, cursor }) => story && recordAt(story.trace, cursor)) ?? undefined
  const [text, setText] = useState('')
  const [outcome, setOutcome] = useState<Outcome>('all')
  const [chosen, setChosen] = useState<string>()
  const sought = useDeferredValue(text)
  const rows = useMemo(() => (world ? rowsOf(world, cast) : []), [world, cast])
  const shown = useMemo(() => found(rows, { text: sought, outcome }), [rows, sought, outcome])
  const record = shown.find(({ event }) => event.eventID === (chosen ?? lit)) ?? shown[0]
  const origin = record && originOf(stories, record.event)
  return (
    <div className={styles.panel}>
      <div className={styles.list}>
        <div className={styles.filters}>
          <div className={styles.search}>
            <label className={styles.label} htmlFor={id}>
              Find who, what, or an error
            </label>
            <input
              id={id}
              className={styles.input}
              type="search"
              placeholder="bob decrypt"
              autoComplete="off"
              spellCheck={false}
              value={text}
              onChange={({ target }) => setText(target.value)}
            />
          </div>
          <Choice legend="Outcome" options={outcomes} value={outcome} onChange={setOutcome} />
        </div>
        <p className={styles.count} aria-live="polite">
          {shown.length === rows.length
            ? `${grouped(rows.length)} ${rows.length === 1 ? 'record' : 'records'}`
            : `${grouped(shown.length)} of ${grouped(rows.length)} records`}
        </p>
        {shown.length > 0 ? (
          <Tape rows={shown} selected={record?.event.eventID} lit={lit} onSelect={setChosen} />
        ) : (
          <p className={styles.empty}>
            {rows.length === 0 ? 'Nothing has been written down yet.' : 'No record has all of these words.'}
          </p>
        )}
        <Button
          isUnavailable={shown.length === 0}
          onClick={() => download('records.json', utf8(asLogFile(shown)), 'application/json')}
        >
          Save {shown.length === 1 ? 'this record' : `these ${grouped(shown.length)} records`}
        </Button>
      </div>
      {record && (
        <section className={styles.record} aria-label="The record">
          <div className={styles.origin}>
            {origin ? (
              <Button icon="send" onClick={() => actions.show(origin.story, origin.index)}>
                Show the step that made it
              </Button>
            ) : (
              <p className={styles.count}>Made before this chapter, or by a switch: no story of it is kept.</p>
            )}
          </div>
          <RecordText event={record.event} />
        </section>
      )}
    </div>
  )
}

const outcomes: readonly { readonly value: Outcome; readonly label: string }[] = [
  { value: 'all', label: 'all' },
  { value: 'done', label: 'done' },
  { value: 'refused', label: 'refused' },
]
