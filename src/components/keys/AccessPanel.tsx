// Who may use the key: asked of the evaluator for everybody and every operation, with the reason for each answer.
import { useState } from 'react'
import { operationsNow, type KmsKey, type World } from '../../sim/index.ts'
import { Icon } from '../controls/Icon.tsx'
import { Sentence } from '../inspector/Sentence.tsx'
import { AccessList } from './AccessList.tsx'
import { AccessMatrix } from './AccessMatrix.tsx'
import styles from './AccessPanel.module.css'
import type { AccessCell, AccessColumn, AccessRow, AccessTable } from './accessTable.ts'
import { reasonOf } from './reasonOf.ts'
import { useIsNarrow } from './useIsNarrow.ts'

interface AccessPanelProps {
  readonly world: World
  readonly keyShown: KmsKey
  readonly table: AccessTable
}

/** One answer of the table. */
export interface Answer {
  readonly row: AccessRow
  readonly column: AccessColumn
  readonly cell: AccessCell
}

export function AccessPanel({ world, keyShown, table }: AccessPanelProps) {
  const isNarrow = useIsNarrow()
  const [picked, setPicked] = useState<readonly [row: string, principal: string]>()
  const answer = picked && answerAt(table, ...picked)
  const reason = (one: Answer) => <Reason world={world} keyShown={keyShown} answer={one} />
  return (
    <div className={styles.access}>
      <p className={styles.note}>
        Asked of the evaluator, for requests without an encryption context, an alias or a grant token. Press an answer
        to read why.
      </p>
      <p className={styles.legend} aria-hidden="true">
        <span data-tone="allowed">
          <Icon name="check" /> allowed
        </span>
        <span>
          <Icon name="dash" /> nothing says yes
        </span>
        <span>
          <Icon name="hand" /> a statement says no
        </span>
      </p>
      {isNarrow ? (
        <AccessList table={table} picked={answer} onPick={setPicked} reason={reason} />
      ) : (
        <div className={styles.sides}>
          <AccessMatrix table={table} picked={answer} onPick={setPicked} />
          <div className={styles.why} aria-live="polite">
            {answer ? (
              reason(answer)
            ) : (
              <p className={styles.hint}>
                Why? Pick a cell. In the table, arrow keys go from one to the next, Enter asks.
              </p>
            )}
          </div>
        </div>
      )}
      <p className={styles.note}>
        Aliases need a permission of their own beside the one on the key, and a replica one in its Region. An answer
        here is about policies and grants; whether the key’s state allows the operation is another question.
      </p>
    </div>
  )
}

function answerAt({ columns, groups }: AccessTable, id: string, principal: string): Answer | undefined {
  const at = columns.findIndex((column) => column.principal === principal)
  const row = groups.flatMap(({ items }) => items).find((item) => item.id === id)
  const [column, cell] = [columns[at], row?.cells[at]]
  return row && column && cell && { row, column, cell }
}

interface ReasonProps {
  readonly world: World
  readonly keyShown: KmsKey
  readonly answer: Answer
}

function Reason({ world, keyShown, answer: { row, column, cell } }: ReasonProps) {
  const operation = row.action.slice('kms:'.length).replace(/^ReEncrypt(From|To)$/, 'ReEncrypt')
  const refusal = operationsNow(keyShown).find((one) => one.operation === operation)?.refusal
  return (
    <div className={styles.reason} data-tone={cell.isAllowed ? 'allowed' : 'denied'}>
      <p className={styles.question}>
        {column.name} · <code>{row.action}</code>
        {row.isThroughS3 && ' · through S3'}
      </p>
      <p className={styles.verdict}>
        <Icon name={cell.isAllowed ? 'check' : cell.because.type === 'explicit-deny' ? 'hand' : 'gate'} />
        {cell.isAllowed ? 'Allowed' : 'Denied'}
      </p>
      <p>
        <Sentence text={reasonOf({ world, key: keyShown, row, column, cell })} />
      </p>
      {cell.isAllowed && refusal && (
        <p className={styles.but}>
          And yet it would be refused now: <code>{refusal.code}</code>, because of the key itself.
        </p>
      )}
    </div>
  )
}
