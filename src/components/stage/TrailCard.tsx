// CloudTrail: a tape that grows to the right, and the bucket into which its log files go.
import type { TrailView, RecordView } from '../../stage/records.ts'
import { Icon } from '../controls/Icon.tsx'
import { Bucket, Tape } from './marks.tsx'
import { Breakable } from './words.tsx'
import styles from './TrailCard.module.css'

export function TrailCard({
  trail,
  most,
  isLogLit,
}: {
  readonly trail: TrailView
  readonly most: number
  readonly isLogLit: boolean
}) {
  const { records, lost, kept, trails, logBucket } = trail
  const shown = records.slice(-(lost ? Math.max(1, most - 1) : most))
  const logging = trails.filter(({ isLogging }) => isLogging)
  return (
    <div className={styles.card}>
      <div className={styles.title}>
        <span className={styles.icon}>
          <Tape />
        </span>
        <span>
          <b>CloudTrail</b>
          <span className={styles.note}>what was written down</span>
          <span className={styles.note}>
            {kept === 0 ? 'nothing yet' : `${kept} ${kept === 1 ? 'record' : 'records'}`}
          </span>
        </span>
      </div>
      <div className={styles.tape} data-empty={shown.length === 0 && !lost ? true : undefined}>
        {shown.length === 0 && !lost && <span className={styles.none}>The tape is empty.</span>}
        {shown.map((record) => (
          <Record key={record.id} record={record} isLost={false} />
        ))}
        {lost && <Record record={lost} isLost />}
      </div>
      <div className={styles.bucket} data-lit={isLogLit || undefined} data-spotlight={isLogLit || undefined}>
        {logBucket === null ? (
          <span className={styles.none}>no trail, so no log files</span>
        ) : (
          <>
            <span className={styles.bucketName}>
              <Bucket />
              <b>
                <Breakable text={logBucket.name} />
              </b>
            </span>
            <span className={styles.note}>
              {logging.length === 0
                ? 'no trail writes here'
                : `${logBucket.files} log ${logBucket.files === 1 ? 'file' : 'files'}, ${logBucket.encryption}`}
            </span>
          </>
        )}
      </div>
    </div>
  )
}

function Record({ record, isLost }: { readonly record: RecordView; readonly isLost: boolean }) {
  const { name, who, error, isFresh } = record
  return (
    <span
      className={styles.record}
      data-fresh={isFresh || undefined}
      data-error={error !== null || undefined}
      data-lost={isLost || undefined}
    >
      <span className={styles.name}>
        <Breakable text={name} />
      </span>
      <span className={styles.who}>{who}</span>
      <span className={styles.result}>
        <Icon name={isLost ? 'dash' : error === null ? 'check' : 'cross'} />
        <span>{isLost ? 'nobody keeps it' : error === null ? 'done' : <Breakable text={error} />}</span>
      </span>
    </span>
  )
}
