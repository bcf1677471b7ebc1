// Below the lesson: views of the whole account, each loaded when it is opened. One is open at a time.
import { lazy, Suspense, useState } from 'react'
import { Icon } from '../controls/Icon.tsx'
import styles from './AccountSlot.module.css'
import { views } from './views.ts'

const panels = views.map(({ id, load }) => ({ id, Panel: lazy(load) }))

export function AccountSlot({ isFollowing }: { readonly isFollowing: boolean }) {
  const [open, setOpen] = useState('')
  return (
    <section className={styles.slot} aria-labelledby="account-title">
      <h2 id="account-title" className={styles.heading}>
        The whole account
      </h2>
      <ul className={styles.views}>
        {views
          .filter(({ isForReading }) => !isFollowing || isForReading)
          .map(({ id, text, title }) => (
            <li key={id}>
              <button
                type="button"
                className={styles.view}
                aria-expanded={id === open}
                aria-controls="account-view"
                onClick={() => setOpen(id === open ? '' : id)}
              >
                <span className={styles.title}>{title}</span>
                <span className={styles.text}>{text}</span>
                <span className={styles.chevron}>
                  <Icon name="chevron" />
                </span>
              </button>
            </li>
          ))}
      </ul>
      <div id="account-view">
        {panels.map(
          ({ id, Panel }) =>
            id === open && (
              <Suspense key={id} fallback={<p className={styles.text}>Loading …</p>}>
                <Panel />
              </Suspense>
            ),
        )}
      </div>
    </section>
  )
}
