// A caller: who they are, what they hold in plaintext, and how their request ended.
import type { PersonView } from '../../stage/people.ts'
import type { HeldView } from '../../stage/holdings.ts'
import { Icon } from '../controls/Icon.tsx'
import { DataKey, Globe, SealedEnvelope } from './marks.tsx'
import { Plaintext } from './Plaintext.tsx'
import { Breakable } from './words.tsx'
import styles from './PersonCard.module.css'

export function PersonCard({ person }: { readonly person: PersonView }) {
  const { name, role, isAnonymous, holds, outcome } = person
  const shown = holds.find(({ artifact }) => artifact.kind === 'plaintext') ?? holds[0]
  const initial = String.fromCodePoint(name.codePointAt(0) ?? 63)
  return (
    <div className={styles.card}>
      <span className={styles.face}>
        {shown ? (
          <span className={styles.held}>
            <Held held={shown} />
            <b className={styles.badge}>{isAnonymous ? <Globe /> : initial}</b>
          </span>
        ) : (
          <b className={styles.avatar}>{isAnonymous ? <Globe /> : initial}</b>
        )}
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{name}</span>
        {outcome === null ? (
          <span className={styles.role} data-long={name.length > 12 || undefined}>
            {role}
          </span>
        ) : outcome.type === 'answered' ? (
          <span className={styles.answered}>
            <Icon name="check" />
            answered
          </span>
        ) : (
          <span className={styles.refused}>
            <Icon name="cross" />
            <span>
              {outcome.status} {outcome.code.length > LONGEST_CODE ? 'refused' : <Breakable text={outcome.code} />}
            </span>
          </span>
        )}
      </span>
    </div>
  )
}

/** A longer error code is on the letter that brings it, and in the caption. */
const LONGEST_CODE = 15

function Held({ held: { artifact, blob } }: { readonly held: HeldView }) {
  if (artifact.kind === 'data-key') return <DataKey />
  if (artifact.kind === 'wrapped-data-key') return <SealedEnvelope mark={null} />
  if (artifact.kind === 'plaintext') return <Plaintext blob={blob} />
  return <span className={styles.cipher} />
}
