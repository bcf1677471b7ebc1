// Every operation on a key, and what AWS would answer to it as the key is now.
import { operationsNow, type ErrorData, type KmsKey, type OperationNow } from '../../sim/index.ts'
import { Disclosure } from '../controls/Disclosure.tsx'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { grouped } from './operationGroups.ts'
import styles from './OperationTable.module.css'

export function OperationTable({ keyShown }: { readonly keyShown: KmsKey }) {
  const all = operationsNow(keyShown)
  const working = all.filter(({ refusal }) => !refusal)
  return (
    <div className={styles.operations}>
      <h4 className={styles.heading} data-tone="works">
        <Icon name="check" /> {working.length} would work, if policies allow them
      </h4>
      <table className={styles.table}>
        <caption className={styles.caption}>Operations that work in the key’s present state</caption>
        <tbody>
          {grouped(working, ({ operation }) => operation).map(({ group, title, items }) => (
            <tr key={group}>
              <th scope="row">{title}</th>
              <td>
                <Names operations={items} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <h4 className={styles.heading} data-tone="refused">
        <Icon name="cross" /> {all.length - working.length} would be refused, whoever asks
      </h4>
      {refusalsIn(all).map(({ refusal, operations }) => (
        <div key={`${refusal.code} ${refusal.message}`} className={styles.refusal}>
          <Names operations={operations} />
          <Disclosure
            summary={
              <span>
                {refusal.status} <code className={styles.code}>{refusal.code}</code>
              </span>
            }
          >
            <p className={styles.message}>
              {refusal.message === undefined ? (
                <em>AWS sends no text with this error.</em>
              ) : (
                <VisibleText text={refusal.message} />
              )}
            </p>
          </Disclosure>
        </div>
      ))}
    </div>
  )
}

const Names = ({ operations }: { readonly operations: readonly OperationNow[] }) => (
  <ul className={styles.names}>
    {operations.map(({ operation }) => (
      <li key={operation}>
        <code>{operation}</code>
      </li>
    ))}
  </ul>
)

interface Refusal {
  readonly refusal: ErrorData
  readonly operations: readonly OperationNow[]
}

/** Those who get the same answer together. */
function refusalsIn(all: readonly OperationNow[]): readonly Refusal[] {
  const found = new Map<string, { readonly refusal: ErrorData; readonly operations: OperationNow[] }>()
  for (const one of all) {
    if (!one.refusal) continue
    const answer = `${one.refusal.code} ${one.refusal.message}`
    const known = found.get(answer)
    if (known) known.operations.push(one)
    else found.set(answer, { refusal: one.refusal, operations: [one] })
  }
  return [...found.values()]
}
