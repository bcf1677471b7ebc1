// Buttons that send real requests about the key, each as somebody of the lesson who may.
import { useState } from 'react'
import { useStore } from 'zustand'
import type { KmsKey, PrincipalAccess } from '../../sim/index.ts'
import { stageCast } from '../../store/stageCast.ts'
import { actions, page, type Story } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { whoMay } from './accessTable.ts'
import { actsOn, type KeyAct } from './keyActs.ts'
import styles from './KeyActs.module.css'

interface KeyActsProps {
  readonly keyShown: KmsKey
  readonly access: readonly PrincipalAccess[]
  readonly accountId: string
}

export function KeyActs({ keyShown, access, accountId }: KeyActsProps) {
  const cast = stageCast(useStore(page, ({ scenario }) => scenario))
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const [answer, setAnswer] = useState<{ readonly name: string; readonly story: Story }>()
  // Nobody needs a permission for time to pass; where nobody may, somebody asks and hears AWS say no.
  const anybody = cast.people.find(({ caller }) => caller.type !== 'anonymous')
  const send = async ({ operation, input }: KeyAct) => {
    const person = whoMay(access, cast, operation, accountId) ?? anybody
    if (!person) return
    await actions.call(person.id, operation, input)
    const { story } = page.getState()
    if (story) setAnswer({ name: person.name, story })
  }
  return (
    <section className={styles.acts} aria-label="Do something to the key">
      <div className={styles.buttons}>
        {actsOn(keyShown).map((act) => (
          <Button key={act.place} isUnavailable={!isReady} onClick={() => void send(act)}>
            {act.label}
          </Button>
        ))}
      </div>
      <output className={styles.answer}>{answer && <Outcome {...answer} />}</output>
    </section>
  )
}

function Outcome({ name, story: { outcome, title } }: { readonly name: string; readonly story: Story }) {
  if ('response' in outcome)
    return (
      <span className={styles.line} data-tone="allowed">
        <Icon name="check" />
        <span>
          {title === 'PassTime' ? 'A year has passed.' : `${title}, sent by ${name}: done.`} The map above tells the
          story.
        </span>
      </span>
    )
  const { code, message, status } = outcome.error
  return (
    <span className={styles.line} data-tone="refused">
      <Icon name="cross" />
      <span>
        {title}, sent by {name}: {status} {code}
        {message !== undefined && (
          <>
            {' · '}
            <VisibleText text={message} />
          </>
        )}
      </span>
    </span>
  )
}
