// Every way to encrypt an object in S3, side by side: not what a table says, but what this account did with each a moment ago.
import { useStore } from 'zustand'
import { OBJECTS, type Reading, type Tried } from '../../scenarios/ways/tryWays.ts'
import { ways, type Way } from '../../scenarios/ways/ways.ts'
import { page } from '../../store/page.ts'
import { Icon } from '../controls/Icon.tsx'
import { Layers } from './Layers.tsx'
import { useWays } from './useWays.ts'
import styles from './WaysPanel.module.css'

export default function WaysPanel() {
  const run = useStore(page, (state) => state.run)
  const alias = useStore(page, (state) => state.scenario.stage.alias)
  const { tried, isDone } = useWays(run)
  const writer = tried[0]?.readers[0]?.person.name ?? run?.scenario.cast[0]?.name ?? 'The writer'
  if (isDone && tried.length === 0)
    return (
      <p className={styles.note}>
        There is no bucket or no KMS key yet. Send the lesson’s first requests, or go to a later chapter, and come back.
      </p>
    )
  return (
    <div className={styles.panel} aria-busy={!isDone}>
      <p className={styles.note}>
        Tried just now, on a copy of this account as it stands: {writer} puts {OBJECTS} objects in each way and reads
        them, everybody else reads one, then <code>{alias}</code> is disabled and {writer} reads again. Flip a
        permission above, and look here once more.
      </p>
      <ol className={styles.ways}>
        {ways.map((way, at) => {
          const one = tried[at]
          return (
            <li key={way.id} className={styles.way}>
              <Head way={way} />
              {!one ? (
                <p className={styles.says}>Being tried …</p>
              ) : one.uploads.refusal ? (
                <p className={styles.refused}>
                  <Icon name="hand" /> The upload was refused: <code>{one.uploads.refusal.code}</code>{' '}
                  {one.uploads.refusal.message}
                </p>
              ) : (
                <Results tried={one} writer={writer} alias={alias} />
              )}
            </li>
          )
        })}
      </ol>
    </div>
  )
}

const Head = ({ way }: { readonly way: Way }) => (
  <header className={styles.head}>
    <h3 className={styles.name}>{way.name}</h3>
    <p className={styles.says}>
      {way.says}{' '}
      <a
        className={styles.source}
        href={way.source}
        target="_blank"
        rel="noreferrer"
        aria-label={`AWS on: ${way.name}`}
      >
        AWS
      </a>
    </p>
    <ul className={styles.asks} aria-label="How one asks for it">
      {way.asks.map((line) => (
        <li key={line}>
          <code>{line}</code>
        </li>
      ))}
    </ul>
  </header>
)

interface ResultsProps {
  readonly tried: Tried
  readonly writer: string
  /** Of the KMS key. */
  readonly alias: string
}

const Results = ({ alias, tried, writer }: ResultsProps) => (
  <dl className={styles.results}>
    <div>
      <dt>What lies on the disk</dt>
      <dd>
        <Layers layers={tried.layers} />
      </dd>
    </div>
    <div>
      <dt>
        KMS, for {OBJECTS} uploads and {OBJECTS} reads
      </dt>
      <dd className={styles.counts}>
        <Counts tried={tried} />
      </dd>
    </div>
    <div>
      <dt>Who can read it</dt>
      <dd>
        <ul className={styles.readers}>
          {tried.readers.map((reading) => (
            <Reader key={reading.person.id} reading={reading} />
          ))}
        </ul>
      </dd>
    </div>
    <div>
      <dt>Once {alias} is disabled</dt>
      <dd>{tried.afterDisable && <AfterDisable reading={tried.afterDisable} tried={tried} writer={writer} />}</dd>
    </div>
  </dl>
)

function Counts({ tried: { reads, uploads } }: { readonly tried: Tried }) {
  const calls = [...uploads.calls, ...reads.calls]
  if (calls.length === 0) return <>Is not asked; has no record.</>
  const records = uploads.records + reads.records
  return (
    <>
      <ul>
        {calls.map(([operation, times]) => (
          <li key={operation}>
            <b>{times} ×</b> <code>{operation.slice('kms:'.length)}</code>
          </li>
        ))}
      </ul>
      <span className={styles.records}>
        {records} {records === 1 ? 'record' : 'records'} in CloudTrail
      </span>
    </>
  )
}

const Reader = ({ reading: { by, person, refusal } }: { readonly reading: Reading }) => (
  <li className={styles.reader} data-verdict={refusal ? 'refused' : 'allowed'}>
    <Icon name={refusal ? 'hand' : 'check'} />
    <span>
      <b>{person.name}</b> {refusal ? wordsFor(refusal.code, by) : 'reads'}
    </span>
  </li>
)

const wordsFor = (code: string, by: Reading['by']): string =>
  code === 'InvalidRequest' ? 'has no key to send' : `refused by ${by === 'kms' ? 'KMS' : 'S3'}`

function AfterDisable({
  reading: { refusal },
  tried,
  writer,
}: {
  readonly reading: Reading
  readonly tried: Tried
  readonly writer: string
}) {
  const isCached = tried.layers.some(({ keys }) => keys.some(({ type }) => type === 'Bucket Key'))
  return (
    <>
      <span className={styles.reader} data-verdict={refusal ? 'refused' : 'allowed'}>
        <Icon name={refusal ? 'hand' : 'check'} />
        <span>
          <b>{writer}</b>{' '}
          {refusal ? (
            <>
              reads no more: <code>{refusal.code}</code>
            </>
          ) : (
            'still reads'
          )}
        </span>
      </span>
      {!refusal && isCached && (
        <p className={styles.says}>
          From the Bucket Key that S3 keeps for {writer}. AWS does not say for how long; five minutes here.
        </p>
      )}
    </>
  )
}
