// The part of a decision map that fits on a page: the switches that matter most as rows and columns, the others as they are.
import { cellAt, togglesThatMatter, type DecisionMap, type MapOutcome } from '../../scenarios/decisionMap.ts'
import type { Toggle } from '../../scenarios/scenario.ts'

export interface Grid {
  readonly rowToggles: readonly Toggle[]
  readonly columnToggles: readonly Toggle[]
  /** Positions of options, one for each of the toggles. */
  readonly rows: readonly Choice[]
  readonly columns: readonly Choice[]
  readonly cells: readonly (readonly GridCell[])[]
  /** Switches that matter too and have no place in the grid. */
  readonly held: readonly Toggle[]
}

export type Choice = readonly number[]

export interface GridCell {
  /** Of all the map's toggles. */
  readonly choice: Choice
  readonly outcome: MapOutcome
  /** This is the world as it is. */
  readonly isHere: boolean
}

/** Four switches of two make sixteen cells, which the eye still takes in. */
const MOST = 4

/** `now` is the option that is in effect of each toggle. */
export function gridOf(map: DecisionMap, now: Choice): Grid {
  const shown = togglesThatMatter(map, MOST)
  // A column costs more room than a row, so the switches with the fewest options go across.
  const across = shown
    .toSorted((a, b) => optionsAt(map, a) - optionsAt(map, b) || b - a)
    .slice(0, Math.floor(shown.length / 2))
    .toSorted((a, b) => a - b)
  const down = shown.filter((index) => !across.includes(index))
  const optionsOf = (indexes: readonly number[]): readonly Choice[] =>
    indexes.reduce<readonly Choice[]>(
      (found, index) =>
        found.flatMap((choice) => (map.toggles[index]?.options ?? []).map((_, option) => [...choice, option])),
      [[]],
    )
  const togglesAt = (indexes: readonly number[]): readonly Toggle[] =>
    indexes.flatMap((index) => map.toggles[index] ?? [])
  const rows = optionsOf(down)
  const columns = optionsOf(across)
  return {
    rowToggles: togglesAt(down),
    columnToggles: togglesAt(across),
    rows,
    columns,
    cells: rows.map((row) =>
      columns.flatMap((column) => {
        const choice = now.map((option, index) =>
          down.includes(index)
            ? (row[down.indexOf(index)] ?? option)
            : across.includes(index)
              ? (column[across.indexOf(index)] ?? option)
              : option,
        )
        const cell = cellAt(map, choice)
        return cell ? [{ ...cell, isHere: choice.every((option, index) => option === now[index]) }] : []
      }),
    ),
    held: togglesAt(togglesThatMatter(map, map.toggles.length).filter((index) => !shown.includes(index))),
  }
}

const optionsAt = ({ toggles }: DecisionMap, index: number): number => toggles[index]?.options.length ?? 0
