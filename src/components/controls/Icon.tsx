// One family of marks for controls and verdicts: 20 × 20, drawn with the pen that the text has.
import type { ReactNode } from 'react'
import styles from './Icon.module.css'

export type IconName = keyof typeof drawings

/** Decoration: the words beside it say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className={styles.icon} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {drawings[name]}
    </svg>
  )
}

const drawings = {
  play: <path className={styles.solid} d="M7 4.6v10.8c0 .5.6.8 1 .5l7.4-5.4c.4-.2.4-.8 0-1L8 4.1c-.4-.3-1 0-1 .5Z" />,
  pause: (
    <>
      <rect className={styles.solid} x="5.75" y="4.5" width="3" height="11" rx="0.9" />
      <rect className={styles.solid} x="11.25" y="4.5" width="3" height="11" rx="0.9" />
    </>
  ),
  next: (
    <>
      <path className={styles.solid} d="M5 5.4v9.2c0 .4.5.7.9.4l6.2-4.6a.5.5 0 0 0 0-.8L5.9 5c-.4-.3-.9 0-.9.4Z" />
      <path d="M14.75 5v10" />
    </>
  ),
  back: (
    <>
      <path className={styles.solid} d="M15 5.4v9.2c0 .4-.5.7-.9.4l-6.2-4.6a.5.5 0 0 1 0-.8L14.1 5c.4-.3.9 0 .9.4Z" />
      <path d="M5.25 5v10" />
    </>
  ),
  restart: (
    <>
      <path d="M4.6 8.2A5.8 5.8 0 1 1 4.2 11" />
      <path d="M4.2 4.4v4h4" />
    </>
  ),
  check: <path d="m4.5 10.6 3.6 3.6 7.4-8" />,
  cross: <path d="m5.5 5.5 9 9m0-9-9 9" />,
  dash: <path d="M5.5 10h9" />,
  warning: (
    <>
      <path d="M10 3.75 3.25 15.5a.6.6 0 0 0 .5.9h12.5a.6.6 0 0 0 .5-.9L10 3.75Z" />
      <path d="M10 8.25v3.5m0 2.1v.1" />
    </>
  ),
  /** A statement says no. */
  hand: (
    <path d="M6.6 10.2V5.4a1.1 1.1 0 0 1 2.2 0v3.4V4.1a1.1 1.1 0 0 1 2.2 0v4.7-3.9a1.1 1.1 0 0 1 2.2 0v5-2.7a1.1 1.1 0 0 1 2.2 0v4.6c0 3-1.9 5.2-4.8 5.2-2.4 0-3.6-1-4.7-3l-1.7-3c-.6-1.1.9-2 1.7-1.1l.7.9Z" />
  ),
  /** Nothing says yes: two posts and no gate between them. */
  gate: (
    <>
      <path d="M4 4.5v11.5M16 4.5v11.5M2.75 16h2.5m9.5 0h2.5" />
      <path strokeDasharray="1.6 2.4" d="M6.5 7.5h7M6.5 12h7" />
    </>
  ),
  /** Reaches further than it has to. */
  wide: <path d="M10 4.5v11M7 10H2.75M5.25 7.5 2.75 10l2.5 2.5M13 10h4.25m-2.5-2.5 2.5 2.5-2.5 2.5" />,
  shield: (
    <>
      <path d="M10 3 4.5 5v4.6c0 3.4 2.2 5.9 5.5 7.4 3.3-1.5 5.5-4 5.5-7.4V5L10 3Z" />
      <path d="M7.4 10h5.2" />
    </>
  ),
  /** Leaves it to others. */
  delegate: <path d="M4 10h9m-3.5-4 4 4-4 4M16.5 5v10" />,
  send: <path d="M4 10h11.5m-4.5-4.5 4.5 4.5-4.5 4.5" />,
  answer: <path d="M16 10H4.5M9 5.5 4.5 10 9 14.5" />,
  key: (
    <>
      <circle cx="7" cy="10" r="3.25" />
      <path d="M10.25 10h6.5m-2.5 0v2.5m2.5-2.5v1.75" />
    </>
  ),
  pen: <path d="m4.5 15.5.7-3.1 8-8a1.4 1.4 0 0 1 2 0l.4.4a1.4 1.4 0 0 1 0 2l-8 8-3.1.7Z" />,
  change: <path d="M4 7h9m-2.5-3L13.5 7l-3 3M16 13H7m2.5-3-3 3 3 3" />,
  disk: (
    <>
      <ellipse cx="10" cy="5.75" rx="5.5" ry="2.25" />
      <path d="M4.5 5.75v8.5c0 1.2 2.5 2.25 5.5 2.25s5.5-1 5.5-2.25v-8.5M4.5 10c0 1.2 2.5 2.25 5.5 2.25s5.5-1 5.5-2.25" />
    </>
  ),
  erase: (
    <path d="m8.3 15.5-3.6-3.6a1.2 1.2 0 0 1 0-1.7l5.6-5.6a1.2 1.2 0 0 1 1.7 0l3.6 3.6a1.2 1.2 0 0 1 0 1.7l-5.6 5.6H8.3Zm-.6-8.3 5.3 5.3" />
  ),
  page: (
    <>
      <path d="M5.5 3.75h6l3.5 3.5v9H5.5a.5.5 0 0 1-.5-.5V4.25c0-.3.2-.5.5-.5Z" />
      <path d="M11.25 4v3.5h3.5M7.75 11h4.5m-4.5 2.5h3" />
    </>
  ),
  envelope: (
    <>
      <rect x="3.25" y="5" width="13.5" height="10.5" rx="1.75" />
      <path d="m3.75 6.25 6.25 5 6.25-5" />
      <circle className={styles.solid} cx="10" cy="11" r="1.5" />
    </>
  ),
  lock: (
    <>
      <rect x="4.75" y="9" width="10.5" height="7.5" rx="1.75" />
      <path d="M7 9V6.75a3 3 0 0 1 6 0V9M10 12v1.75" />
    </>
  ),
  copy: (
    <>
      <rect x="7" y="7" width="9" height="9" rx="1.75" />
      <path d="M13 7V5.75A1.75 1.75 0 0 0 11.25 4h-5.5A1.75 1.75 0 0 0 4 5.75v5.5C4 12.2 4.8 13 5.75 13H7" />
    </>
  ),
  chevron: <path d="m7.5 5 5 5-5 5" />,
  theme: (
    <>
      <circle cx="10" cy="10" r="6" />
      <path className={styles.solid} d="M10 4a6 6 0 0 1 0 12V4Z" />
    </>
  ),
  help: (
    <>
      <path d="M7.4 7.6A2.7 2.7 0 0 1 10 5.5c1.5 0 2.7 1 2.7 2.4 0 2-2.7 2.1-2.7 4" />
      <path d="M10 14.7v.1" />
    </>
  ),
} satisfies Record<string, ReactNode>
