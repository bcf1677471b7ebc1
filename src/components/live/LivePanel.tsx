// Instead of a lesson: the requests of real clients, as they come.
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { followFront, playLive } from '../../store/live.ts'
import { isToldToTheEnd, page, type Page } from '../../store/page.ts'
import { Disclosure } from '../controls/Disclosure.tsx'
import { Switch } from '../controls/Switch.tsx'
import { CodeBlock } from '../json/CodeBlock.tsx'
import styles from './LivePanel.module.css'
import { RequestRow } from './RequestRow.tsx'

interface LivePanelProps {
  /** Where the front tells what it answers. */
  readonly address: string
}

/** Milliseconds that the end of a story stays before the next one begins. */
const PAUSE = 900
/** So many requests may wait to be played; when there are more, the newest is next. */
const MOST_WAITING = 5

export default function LivePanel({ address }: LivePanelProps) {
  const live = useStore(page, (state) => state.live)
  const stories = useStore(page, (state) => state.stories)
  const story = useStore(page, (state) => state.story)
  const isTold = useStore(page, isToldToTheEnd)
  const [isFollowing, setIsFollowing] = useState(true)
  useEffect(() => followFront(address), [address])
  useEffect(() => {
    if (!isFollowing || (story && !isTold)) return
    const waiting = stories.slice(story ? stories.indexOf(story) + 1 : -1)
    const next = waiting.length > MOST_WAITING ? waiting.at(-1) : waiting[0]
    if (!next) return
    const timer = setTimeout(() => playLive(next), story ? PAUSE : 0)
    return () => clearTimeout(timer)
  }, [isFollowing, isTold, stories, story])
  const shown = story ? stories.indexOf(story) : -1
  return (
    <section className={styles.panel} aria-labelledby="chapter-title">
      <output className={styles.eyebrow} data-live={live ?? 'connecting'}>
        <span className={styles.lamp} />
        {live === null ? 'Connecting' : STATES[live]}
      </output>
      <h1 id="chapter-title" className={styles.title}>
        What your terminal does
      </h1>
      <p className={styles.text}>
        Each request that an AWS CLI or SDK sends here plays on the map, with every policy that was read for it.
      </p>
      {stories.length === 0 ? (
        <Beginning />
      ) : (
        <>
          <Switch
            label="Follow along"
            description="Play each request after the one before it."
            isOn={isFollowing}
            onChange={setIsFollowing}
          />
          <ol className={styles.list} aria-label="Requests, newest first" reversed>
            {stories
              .map((one, index) => (
                <li key={index}>
                  <RequestRow
                    story={one}
                    isShown={index === shown}
                    turn={isFollowing && index > shown ? index - shown - 1 : undefined}
                    onShow={() => {
                      setIsFollowing(false)
                      playLive(one)
                    }}
                  />
                </li>
              ))
              .toReversed()}
          </ol>
        </>
      )}
      <Disclosure summary="Let time pass, or start again">
        <CodeBlock title="In any terminal" label="Commands for time and a fresh start" language="text" lines={OTHERS} />
      </Disclosure>
    </section>
  )
}

const STATES: Readonly<Record<NonNullable<Page['live']>, string>> = {
  live: 'Live',
  lost: 'Connection lost, trying again',
  'turned away': 'Too many pages follow: close one, then load this page again',
  'too large': 'This account has become too large to show',
}

function Beginning() {
  return (
    <div className={styles.beginning}>
      <p>
        <b>Nothing has been sent yet.</b> Take the credentials that <code>npm run aws</code> printed into a terminal,
        then:
      </p>
      <CodeBlock title="In your terminal" label="Commands for a terminal" language="text" lines={FIRST} />
    </div>
  )
}

const asLines = (lines: readonly string[]) => lines.map((text) => ({ text }))

const FIRST = asLines([
  `export AWS_ENDPOINT_URL=${location.origin}`,
  'export AWS_REGION=us-east-1',
  'aws sts get-caller-identity',
  'aws s3 ls',
])

const OTHERS = asLines([
  `curl -X POST "${location.origin}/_unsealed/pass?minutes=5"`,
  `curl -X POST ${location.origin}/_unsealed/reset`,
])
