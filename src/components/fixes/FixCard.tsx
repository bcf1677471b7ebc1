// One fix: how far it reaches, what it edits, and what the edit does to each document.
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Fix, Wanted } from '../../scenarios/fixes/fix.ts'
import { page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Difference } from '../lesson/Difference.tsx'
import { RichText } from '../text/RichText.tsx'
import { Edits } from './Edits.tsx'
import { FixButtons } from './FixButtons.tsx'
import styles from './FixCard.module.css'
import { Mark } from './Mark.tsx'

interface FixCardProps {
  readonly fix: Fix
  readonly wanted: Wanted
  readonly isTried: boolean
}

export function FixCard({ fix, wanted, isTried }: FixCardProps) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <article className={styles.card} data-tried={isTried || undefined}>
      <Mark fix={fix} wanted={wanted} />
      <Edits fix={fix} />
      {fix.also.length > 0 && <Also fix={fix} wanted={wanted} />}
      <div className={styles.actions}>
        <FixButtons fix={fix} isTried={isTried} />
        <Button kind="quiet" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
          {isOpen ? 'Hide the edit' : 'Show the edit'}
        </Button>
      </div>
      {isTried && (
        <output className={styles.tried}>
          Done, by {fix.requests.map(({ operation }) => operation).join(', ')}. Send the request again and see.
        </output>
      )}
      {isOpen &&
        fix.changes.map(({ after, before, where }) => (
          <div key={where + (before ?? '')}>
            <p className={styles.where}>{where}</p>
            <Difference before={before} after={after} />
          </div>
        ))}
    </article>
  )
}

function Also({ fix, wanted }: Pick<FixCardProps, 'fix' | 'wanted'>) {
  const cast = useStore(page, ({ scenario }) => scenario.cast)
  const what = wanted === 'refused' ? 'Also stops' : fix.changesPermissions ? 'Also allows' : 'Works again for'
  return (
    <p className={styles.also}>
      {what}{' '}
      {fix.also.map(({ person, actions: names }, index) => (
        <span key={person}>
          {index > 0 && '; '}
          {cast.find(({ id }) => id === person)?.name ?? person}{' '}
          <RichText
            text={names
              .slice(0, MOST)
              .map((name) => `\`${name}\``)
              .join(', ')}
          />
          {names.length > MOST && ` and ${names.length - MOST} more`}
        </span>
      ))}
      .
    </p>
  )
}

const MOST = 3
