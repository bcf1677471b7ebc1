// Three kinds of keys side by side; a card per question where there is no room.
import { useId } from 'react'
import type { World } from '../../sim/index.ts'
import { Spoken } from '../controls/Spoken.tsx'
import { RichText } from '../text/RichText.tsx'
import { keysHere, kinds, points, type Point } from './kindsOfKeys.ts'
import styles from './KindsOfKeys.module.css'
import { useIsNarrow } from './useIsNarrow.ts'

interface Row extends Omit<Point, 'source'> {
  readonly source?: string
}

export function KindsOfKeys({ world }: { readonly world: World | null }) {
  const id = useId()
  const isNarrow = useIsNarrow()
  const rows: readonly Row[] = world
    ? [...points, { question: 'In this account now', answers: keysHere(world) }]
    : points
  return (
    <section className={styles.kinds} aria-labelledby={id}>
      <h3 id={id} className={styles.title}>
        Three kinds of keys
      </h3>
      <p className={styles.note}>Who creates, sees, rules, uses, rotates, pays for and deletes them.</p>
      {isNarrow ? <Cards rows={rows} /> : <SideBySide rows={rows} />}
    </section>
  )
}

const SideBySide = ({ rows }: { readonly rows: readonly Row[] }) => (
  <table className={styles.table}>
    <thead>
      <tr>
        <td>
          <Spoken>Question</Spoken>
        </td>
        {kinds.map((kind) => (
          <th key={kind} scope="col">
            {kind}
          </th>
        ))}
      </tr>
    </thead>
    <tbody>
      {rows.map(({ answers, question, source }) => (
        <tr key={question}>
          <th scope="row">
            {question} <Source href={source} of={question} />
          </th>
          {answers.map((answer, index) => (
            <td key={kinds[index]}>
              <RichText text={answer} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  </table>
)

const Cards = ({ rows }: { readonly rows: readonly Row[] }) => (
  <ul className={styles.cards}>
    {rows.map(({ answers, question, source }) => (
      <li key={question} className={styles.card}>
        <h4 className={styles.question}>
          {question} <Source href={source} of={question} />
        </h4>
        <dl className={styles.answers}>
          {answers.map((answer, index) => (
            <div key={kinds[index]}>
              <dt>{kinds[index]}</dt>
              <dd>
                <RichText text={answer} />
              </dd>
            </div>
          ))}
        </dl>
      </li>
    ))}
  </ul>
)

const Source = ({ href, of }: { readonly href: string | undefined; readonly of: string }) =>
  href !== undefined && (
    <a className={styles.source} href={href} target="_blank" rel="noreferrer" aria-label={`AWS on: ${of}`}>
      AWS
    </a>
  )
