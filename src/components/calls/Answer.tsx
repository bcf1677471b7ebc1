// What a call brought back: AWS's refusal in its own words, or every member of the answer, bytes as bytes.
import { fieldsOf } from '../../sim/index.ts'
import type { Story } from '../../store/page.ts'
import { Icon } from '../controls/Icon.tsx'
import { JsonView } from '../json/JsonView.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { mediaKind } from '../media/mediaKind.ts'
import { fieldNotes } from '../proof/fieldNotes.ts'
import styles from './Answer.module.css'
import { BytesView } from './BytesView.tsx'

export function Answer({ story }: { readonly story: Story }) {
  const { outcome, title } = story
  if ('error' in outcome) {
    const { code, message, status } = outcome.error
    return (
      <div className={styles.answer}>
        <p className={styles.verdict} data-tone="refused">
          <Icon name="cross" /> {title}: {status} {code}
        </p>
        <p className={styles.message}>
          {message === undefined ? <em>AWS sends no text with this error.</em> : <VisibleText text={message} />}
        </p>
      </div>
    )
  }
  const members = entriesOf(outcome.response)
  const bytes = members.flatMap(([name, value]) => (value instanceof Uint8Array ? [{ name, value }] : []))
  const others = members.filter(([, value]) => !(value instanceof Uint8Array) && value !== undefined)
  return (
    <div className={styles.answer}>
      <p className={styles.verdict} data-tone="allowed">
        <Icon name="check" /> {title}: done{members.length === 0 && ', with an empty answer'}
      </p>
      {bytes.map(({ name, value }) => (
        <BytesView
          key={name}
          name={name}
          bytes={value}
          text={textIn(value)}
          fields={fieldNotes(fieldsOf(value) ?? [])}
        />
      ))}
      {others.length > 0 && (
        <JsonView
          title={bytes.length ? 'The rest of the answer' : 'Answer'}
          label="The answer’s members"
          value={Object.fromEntries(others)}
        />
      )}
    </div>
  )
}

const entriesOf = (value: unknown): readonly (readonly [string, unknown])[] =>
  typeof value === 'object' && value !== null ? Object.entries(value) : []

function textIn(bytes: Uint8Array): string | undefined {
  const media = mediaKind(bytes)
  return media.type === 'text' ? media.text : undefined
}
