// What lies in the vault of a key: a ring per generation of its material, the oldest inside, the current one gold.
import type { KmsKey } from '../../sim/index.ts'
import { markOf, stateWords } from '../../stage/keys.ts'
import { Disclosure } from '../controls/Disclosure.tsx'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { KmsKeyMark } from '../stage/marks.tsx'
import { generationsOf, type Generation } from './generations.ts'
import { dateText, shortId } from './keyList.ts'
import styles from './MaterialRings.module.css'

/** As many rings as can be told apart. */
const MOST = 8
/** As many as are told without being asked. */
const TOLD = 4
const INNERMOST = 54
const STEP = 11

export function MaterialRings({ keyShown }: { readonly keyShown: KmsKey }) {
  const generations = generationsOf(keyShown)
  const drawn = generations.slice(-MOST)
  const newestFirst = generations.toReversed()
  const reach = INNERMOST + STEP * Math.max(drawn.length - 1, 2) + 14
  const isIdle = keyShown.keyState !== 'Enabled' && keyShown.keyState !== 'Updating'
  return (
    <div className={styles.vault}>
      <div className={styles.door} data-idle={isIdle || undefined}>
        <svg
          className={styles.rings}
          viewBox={`${-reach} ${-reach} ${2 * reach} ${2 * reach}`}
          aria-hidden="true"
          focusable="false"
        >
          {drawn.map((generation, index) => (
            <Ring key={generation.id} generation={generation} radius={INNERMOST + STEP * index} />
          ))}
          <svg x="-42" y="-42" width="84" height="84">
            <KmsKeyMark mark={markOf(keyShown.arn)} generations={0} isIdle={isIdle} />
          </svg>
        </svg>
      </div>
      <div className={styles.told}>
        {generations.length === 0 ? (
          <p className={styles.empty}>The vault is empty: no key material has been imported yet.</p>
        ) : (
          <Entries
            of={keyShown}
            generations={newestFirst.slice(0, TOLD)}
            label="Generations of key material, newest first"
          />
        )}
        {newestFirst.length > TOLD && (
          <Disclosure summary={earlierText(newestFirst.length - TOLD)}>
            <Entries of={keyShown} generations={newestFirst.slice(TOLD)} label="Earlier generations of key material" />
          </Disclosure>
        )}
        {generations.length > MOST && (
          <p className={styles.note}>The drawing shows the {MOST} newest rings; the list has all.</p>
        )}
        {isIdle && generations.length > 0 && (
          <p className={styles.note}>
            While the key is {stateWords[keyShown.keyState].toLowerCase()}, no generation opens anything.
          </p>
        )}
      </div>
    </div>
  )
}

function Ring({ generation, radius }: { readonly generation: Generation; readonly radius: number }) {
  const { isThere, number, place } = generation
  // Labels stand apart, so that each can be read on its own ring.
  const angle = -2.2 + (number % 5) * 1.25
  const [x, y] = [radius * Math.cos(angle), radius * Math.sin(angle)]
  return (
    <g data-place={isThere ? place : 'gone'}>
      <circle className={styles.ring} r={radius} pathLength={1000} />
      <circle className={styles.plate} cx={x} cy={y} r="9.5" />
      <text className={styles.number} x={x} y={y}>
        {number}
      </text>
    </g>
  )
}

const earlierText = (count: number): string => (count === 1 ? 'One earlier generation' : `${count} earlier generations`)

interface EntriesProps {
  readonly of: KmsKey
  readonly generations: readonly Generation[]
  readonly label: string
}

const Entries = ({ of, generations, label }: EntriesProps) => (
  <ol className={styles.list} aria-label={label}>
    {generations.map((generation) => (
      <Entry key={generation.id} generation={generation} isSymmetric={of.keySpec === 'SYMMETRIC_DEFAULT'} />
    ))}
  </ol>
)

interface EntryProps {
  readonly generation: Generation
  readonly isSymmetric: boolean
}

function Entry({ generation, isSymmetric }: EntryProps) {
  const { description, id, isThere, number, opens, origin, place, since, validTo } = generation
  const { icon, word } = marks[isThere ? place : 'gone']
  return (
    <li className={styles.entry} data-place={isThere ? place : 'gone'}>
      <span className={styles.badge}>{number}</span>
      <div className={styles.words}>
        <p className={styles.title}>
          <code>{shortId(id)}…</code>
          {(isSymmetric || !isThere) && (
            <span className={styles.mark}>
              <Icon name={icon} /> {word}
            </span>
          )}
        </p>
        <p className={styles.facts}>
          {origin}
          {since !== undefined && (
            <>
              {' · '}
              <time dateTime={new Date(since).toISOString()}>{dateText(since)}</time>
            </>
          )}
          {description !== undefined && ` · “${description}”`}
          {validTo !== undefined && ` · expires ${dateText(validTo)}`}
        </p>
        <p className={styles.opens}>{opens}</p>
      </div>
    </li>
  )
}

const marks: Record<Generation['place'] | 'gone', { readonly icon: IconName; readonly word: string }> = {
  current: { icon: 'key', word: 'current' },
  earlier: { icon: 'lock', word: 'opens only' },
  pending: { icon: 'dash', word: 'pending' },
  gone: { icon: 'erase', word: 'not there' },
}
