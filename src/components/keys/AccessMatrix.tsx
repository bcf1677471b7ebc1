// The answers as a table of buttons. One of them is in the tab order; arrow keys go to the others.
import { useRef, useState, type KeyboardEvent } from 'react'
import { Icon } from '../controls/Icon.tsx'
import { Spoken } from '../controls/Spoken.tsx'
import styles from './AccessMatrix.module.css'
import type { Answer } from './AccessPanel.tsx'
import type { AccessCell, AccessColumn, AccessRow, AccessTable } from './accessTable.ts'

interface AccessMatrixProps {
  readonly table: AccessTable
  readonly picked: Answer | undefined
  readonly onPick: (at: readonly [row: string, principal: string]) => void
}

export function AccessMatrix({ table: { columns, groups }, picked, onPick }: AccessMatrixProps) {
  const table = useRef<HTMLTableElement>(null)
  const [at, setAt] = useState<readonly [row: string, principal: string]>()
  const first = groups[0]?.items[0]
  const stop = at ?? [first?.id, columns[0]?.principal]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps.get(event.key)
    if (!step || event.ctrlKey || event.altKey || event.metaKey || !table.current) return
    // At the edge, too, an arrow key is the table's and not the player's.
    event.preventDefault()
    event.stopPropagation()
    neighbour(table.current, step)?.focus()
  }
  return (
    <div className={styles.scroller}>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- its buttons have the keys */}
      <table ref={table} className={styles.table} onKeyDown={onKeyDown}>
        <caption>
          <Spoken>Who may do what with this key</Spoken>
        </caption>
        <thead>
          <tr>
            <td>
              <Spoken>Operation</Spoken>
            </td>
            {columns.map(({ name, principal, type }) => (
              <th key={principal} scope="col" title={principal}>
                {name}
                <span className={styles.type}>{type}</span>
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(({ group, items, title }) => (
          <tbody key={group}>
            <tr>
              <th className={styles.group} scope="rowgroup" colSpan={columns.length + 1}>
                <span>{title}</span>
              </th>
            </tr>
            {items.map((row) => (
              <tr key={row.id}>
                <th className={styles.operation} scope="row" data-via={row.isThroughS3 || undefined}>
                  {row.isThroughS3 ? 'through S3' : row.action.slice('kms:'.length)}
                </th>
                {columns.map((column, index) => {
                  const cell = row.cells[index]
                  return (
                    <td key={column.principal}>
                      {cell && (
                        <CellButton
                          row={row}
                          column={column}
                          cell={cell}
                          isPicked={picked?.row.id === row.id && picked.column === column}
                          isStop={row.id === stop[0] && column.principal === stop[1]}
                          onFocus={() => setAt([row.id, column.principal])}
                          onPick={() => onPick([row.id, column.principal])}
                        />
                      )}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  )
}

interface CellButtonProps {
  readonly row: AccessRow
  readonly column: AccessColumn
  readonly cell: AccessCell
  readonly isPicked: boolean
  readonly isStop: boolean
  readonly onFocus: () => void
  readonly onPick: () => void
}

function CellButton({ row, column, cell, isPicked, isStop, onFocus, onPick }: CellButtonProps) {
  const word = cell.isAllowed ? 'allowed' : 'denied'
  return (
    <button
      type="button"
      className={styles.cell}
      data-tone={word}
      aria-pressed={isPicked}
      aria-label={`${column.name}, ${row.action}${row.isThroughS3 ? ' through S3' : ''}: ${word}`}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={onPick}
    >
      <Icon name={cell.isAllowed ? 'check' : cell.because.type === 'explicit-deny' ? 'hand' : 'dash'} />
    </button>
  )
}

type Step = readonly [down: number, across: number]

/** The next cell that has a button, in the direction of an arrow key. */
function neighbour(table: HTMLTableElement, step: Step): HTMLElement | undefined {
  const cell = document.activeElement?.closest('td')
  const row = cell?.closest('tr')
  if (!cell || !row) return undefined
  const rows = [...table.rows]
  let [down, across] = [rows.indexOf(row), cell.cellIndex]
  for (;;) {
    down += step[0]
    across += step[1]
    const next = rows[down]
    if (!next || across < 1 || across >= row.cells.length) return undefined
    const button = next.cells[across]?.querySelector('button')
    if (button) return button
  }
}

const steps: ReadonlyMap<string, Step> = new Map([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
])
