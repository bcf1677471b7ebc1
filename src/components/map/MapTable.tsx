// The grid: a table of buttons. One of them is in the tab order, arrow keys go to the others.
import { useRef, useState, type KeyboardEvent } from 'react'
import type { Toggle } from '../../scenarios/scenario.ts'
import { Icon } from '../controls/Icon.tsx'
import { Spoken } from '../controls/Spoken.tsx'
import { RichText } from '../text/RichText.tsx'
import type { Choice, Grid, GridCell } from './grid.ts'
import styles from './MapTable.module.css'
import { choiceText, gateMarks, ruleOf, toggleName } from './words.ts'

interface MapTableProps {
  readonly grid: Grid
  /** What is mapped. */
  readonly name: string
  readonly person: string
  readonly isReady: boolean
  readonly onEnter: (choice: Choice) => void
}

export function MapTable({ grid, name, person, isReady, onEnter }: MapTableProps) {
  const { cells, columns, columnToggles, rows, rowToggles } = grid
  const [pointed, setPointed] = useState<readonly [row: number, column: number]>()
  const table = useRef<HTMLTableElement>(null)
  const here = positionWhere(cells, ({ isHere }) => isHere) ?? ([0, 0] as const)
  const at = pointed && cells[pointed[0]]?.[pointed[1]] ? pointed : here
  const shown = cells[at[0]]?.[at[1]]

  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps.get(event.key)
    if (!step || event.ctrlKey || event.altKey || event.metaKey) return
    event.preventDefault()
    const row = Math.min(Math.max(0, at[0] + step[0]), rows.length - 1)
    const column = Math.min(Math.max(0, at[1] + step[1]), columns.length - 1)
    table.current?.querySelectorAll('tbody tr')[row]?.querySelectorAll('button')[column]?.focus()
  }
  const textOf = (row: Choice, column: Choice): string =>
    [choiceText(rowToggles, row), choiceText(columnToggles, column)].filter(Boolean).join(', ')

  return (
    <>
      <div className={styles.scroller}>
        <table ref={table} className={styles.table}>
          <caption>
            <Spoken>Decision map: {name}</Spoken>
          </caption>
          <thead>
            {headersOf(columnToggles).map((spans, level) => (
              <tr key={level}>
                {level === 0 && (
                  <td colSpan={rowToggles.length} rowSpan={columnToggles.length}>
                    <Spoken>{rowToggles.map(toggleName).join(', then ')}</Spoken>
                  </td>
                )}
                {spans.map(({ label, span, spoken }, index) => (
                  <th key={index} scope={level === columnToggles.length - 1 ? 'col' : 'colgroup'} colSpan={span}>
                    <Spoken>{spoken}: </Spoken>
                    {label}
                  </th>
                ))}
              </tr>
            ))}
          </thead>
          <tbody>
            {rows.map((row, rowAt) => (
              <tr key={row.join()}>
                {headersOf(rowToggles).flatMap((spans, level) => {
                  const height = spans[0]?.span ?? 1
                  const header = rowAt % height === 0 ? spans[rowAt / height] : undefined
                  return header
                    ? [
                        <th key={level} scope={level === rowToggles.length - 1 ? 'row' : 'rowgroup'} rowSpan={height}>
                          <Spoken>{header.spoken}: </Spoken>
                          <span>{header.label}</span>
                        </th>,
                      ]
                    : []
                })}
                {cells[rowAt]?.map((cell, columnAt) => (
                  <td key={columnAt}>
                    <CellButton
                      cell={cell}
                      text={`${textOf(row, columns[columnAt] ?? [])}: ${ruleOf(cell.outcome, person)}`}
                      isPointed={shown === cell}
                      isReady={isReady}
                      onPoint={() => setPointed([rowAt, columnAt])}
                      onLeave={() => setPointed(undefined)}
                      onKeyDown={onKeyDown}
                      onEnter={() => onEnter(cell.choice)}
                    />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown && (
        <div className={styles.rule} data-tone={gateMarks[shown.outcome.gate].tone} aria-hidden="true">
          <p className={styles.combination}>
            {shown.isHere ? 'You are here · ' : ''}
            {textOf(rows[at[0]] ?? [], columns[at[1]] ?? [])}
          </p>
          <p>
            <strong className={styles.verdict}>{shown.outcome.verdict === 'allowed' ? 'Allowed.' : 'Refused.'}</strong>{' '}
            <RichText text={ruleOf(shown.outcome, person)} />
          </p>
        </div>
      )}
    </>
  )
}

interface CellButtonProps {
  readonly cell: GridCell
  readonly text: string
  readonly isPointed: boolean
  readonly isReady: boolean
  readonly onPoint: () => void
  readonly onLeave: () => void
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly onEnter: () => void
}

function CellButton({
  cell: { isHere, outcome },
  text,
  isPointed,
  isReady,
  onPoint,
  onLeave,
  onKeyDown,
  onEnter,
}: CellButtonProps) {
  const { icon, tone, word } = gateMarks[outcome.gate]
  return (
    <button
      type="button"
      className={styles.cell}
      data-tone={tone}
      data-pointed={isPointed || undefined}
      aria-current={isHere || undefined}
      aria-label={`${outcome.verdict === 'allowed' ? 'Allowed' : 'Refused'}. ${text.replaceAll('`', '')}`}
      aria-disabled={isHere || !isReady || undefined}
      tabIndex={isPointed ? 0 : -1}
      onFocus={onPoint}
      onKeyDown={onKeyDown}
      onPointerEnter={onPoint}
      onPointerLeave={onLeave}
      onClick={isHere || !isReady ? undefined : onEnter}
    >
      <Icon name={icon} />
      <span className={styles.word}>{word}</span>
    </button>
  )
}

interface Header {
  readonly label: string
  readonly span: number
  /** What the option is of. */
  readonly spoken: string
}

/** For each toggle, outermost first: its options as often as they come, each as wide as what is inside it. */
function headersOf(toggles: readonly Toggle[]): readonly (readonly Header[])[] {
  return toggles.map(({ label, options, subject }, level) => {
    const times = toggles.slice(0, level).reduce((product, outer) => product * outer.options.length, 1)
    const span = toggles.slice(level + 1).reduce((product, inner) => product * inner.options.length, 1)
    return Array.from({ length: times }, () =>
      options.map((option) => ({ label: option.label, span, spoken: `${subject}, ${label}` })),
    ).flat()
  })
}

function positionWhere(
  cells: Grid['cells'],
  is: (cell: GridCell) => boolean,
): readonly [row: number, column: number] | undefined {
  for (const [row, columns] of cells.entries()) {
    const column = columns.findIndex(is)
    if (column >= 0) return [row, column]
  }
  return undefined
}

const steps: ReadonlyMap<string, readonly [row: number, column: number]> = new Map([
  ['ArrowUp', [-1, 0]],
  ['ArrowDown', [1, 0]],
  ['ArrowLeft', [0, -1]],
  ['ArrowRight', [0, 1]],
])
