// The answers where a table does not fit: a list per principal, each operation a button that says why.
import type { ReactNode } from 'react'
import { Disclosure } from '../controls/Disclosure.tsx'
import { Icon } from '../controls/Icon.tsx'
import { Breakable } from '../stage/words.tsx'
import styles from './AccessList.module.css'
import type { Answer } from './AccessPanel.tsx'
import type { AccessTable } from './accessTable.ts'

interface AccessListProps {
  readonly table: AccessTable
  readonly picked: Answer | undefined
  readonly onPick: (at: readonly [row: string, principal: string]) => void
  readonly reason: (answer: Answer) => ReactNode
}

export function AccessList({ table: { columns, groups }, picked, onPick, reason }: AccessListProps) {
  const rows = groups.flatMap(({ items }) => items)
  return (
    <ul className={styles.people}>
      {columns.map((column, index) => {
        const answers = rows.flatMap(({ cells }) => cells[index] ?? [])
        const allowed = answers.filter(({ isAllowed }) => isAllowed).length
        return (
          <li key={column.principal}>
            <Disclosure
              summary={
                <span className={styles.person}>
                  <b>{column.name}</b> {column.type} · {allowed} of {answers.length} allowed
                </span>
              }
            >
              {groups.map(({ group, items, title }) => (
                <section key={group} aria-label={`${column.name}: ${title}`}>
                  <h4 className={styles.group}>{title}</h4>
                  <ul>
                    {items.map((row) => {
                      const cell = row.cells[index]
                      const isPicked = picked?.row.id === row.id && picked.column === column
                      return (
                        cell && (
                          <li key={row.id}>
                            <button
                              type="button"
                              className={styles.answer}
                              data-tone={cell.isAllowed ? 'allowed' : 'denied'}
                              aria-expanded={isPicked}
                              onClick={() => onPick([row.id, column.principal])}
                            >
                              <Icon
                                name={
                                  cell.isAllowed ? 'check' : cell.because.type === 'explicit-deny' ? 'hand' : 'dash'
                                }
                              />
                              <span className={styles.operation}>
                                <Breakable text={row.action.slice('kms:'.length)} />
                                {row.isThroughS3 && ', through S3'}
                              </span>
                              <span className={styles.word}>{cell.isAllowed ? 'allowed' : 'denied'}</span>
                            </button>
                            {isPicked && reason(picked)}
                          </li>
                        )
                      )
                    })}
                  </ul>
                </section>
              ))}
            </Disclosure>
          </li>
        )
      })}
    </ul>
  )
}
