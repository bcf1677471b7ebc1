// AWS's own words, as a client prints them.
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import styles from './AwsAnswer.module.css'
import type { Seen } from './callStory.ts'

export function AwsAnswer({ refusal: { entry, step } }: { readonly refusal: Seen<'request-failed'> }) {
  const { code, message, status } = step.error
  return (
    <section className={styles.answer} aria-label="What AWS answers">
      <h4 className={styles.heading}>
        {entry.call.depth > 0 && entry.call.via
          ? `KMS answers ${entry.call.via === 's3' ? 'S3' : 'CloudTrail'}`
          : 'AWS answers'}
      </h4>
      <div className={styles.box}>
        <p className={styles.code}>
          <Icon name="cross" />
          <span>
            {status} {code}
          </span>
        </p>
        <p className={styles.message}>
          {message === undefined ? <em>AWS sends no text with this error.</em> : <VisibleText text={message} />}
        </p>
      </div>
    </section>
  )
}
