// Instead of a lesson: the requests of real clients, as they come.
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { followFront } from '../../store/live.ts'
import { actions, isToldToTheEnd, page, type Story } from '../../store/page.ts'
import { Icon } from '../controls/Icon.tsx'
import { Switch } from '../controls/Switch.tsx'
import styles from './LivePanel.module.css'

interface LivePanelProps {
  /** Where the front tells what it answers. */
  readonly address: string
}

/** Milliseconds that the end of a story stays before the next one begins. */
const PAUSE = 900

export default function LivePanel({ address }: LivePanelProps) {
  const live = useStore(page, (state) => state.live)
  const stories = useStore(page, (state) => state.stories)
  const story = useStore(page, (state) => state.story)
  const isTold = useStore(page, isToldToTheEnd)
  const [isFollowing, setIsFollowing] = useState(true)
  useEffect(() => followFront(address), [address])
  useEffect(() => {
    if (!isFollowing || (story && !isTold)) return
    const next = stories[story ? stories.indexOf(story) + 1 : stories.length - 1]
    if (!next) return
    const timer = setTimeout(() => play(next), story ? PAUSE : 0)
    return () => clearTimeout(timer)
  }, [isFollowing, isTold, stories, story])
  return (
    <section className={styles.panel} aria-labelledby="chapter-title">
      <p className={styles.eyebrow} data-lost={live?.isConnected === false || undefined}>
        <span className={styles.lamp} />
        {live === null ? 'Connecting' : live.isConnected ? 'Live' : 'Connection lost, trying again'}
      </p>
      <h1 id="chapter-title" className={styles.title}>
        What your terminal does
      </h1>
      <p className={styles.text}>
        Each request of an AWS CLI or SDK that talks to this front plays on the map, with every policy that was read.
      </p>
      <Switch
        label="Follow along"
        description="Play each request when the one before it has been told."
        isOn={isFollowing}
        onChange={setIsFollowing}
      />
      {stories.length === 0 ? (
        <div className={styles.empty}>
          <p>Nothing has been sent yet. In a terminal:</p>
          <pre className={styles.code}>
            export AWS_ENDPOINT_URL={location.origin}
            {'\n'}aws sts get-caller-identity
          </pre>
          <p>The front printed credentials for everybody when it started.</p>
        </div>
      ) : (
        <ol className={styles.list} aria-label="Requests, newest first">
          {stories.toReversed().map((one, index) => (
            <li key={stories.length - index}>
              <Row
                story={one}
                isShown={one === story}
                onShow={() => {
                  setIsFollowing(false)
                  play(one)
                }}
              />
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

function play(story: Story): void {
  actions.show(story, 0)
  // Not yet told: the map plays it from its first step.
  page.setState({ furthest: 0, told: null })
  actions.play()
}

interface RowProps {
  readonly story: Story
  readonly isShown: boolean
  readonly onShow: () => void
}

function Row({ story, isShown, onShow }: RowProps) {
  const refusal = 'error' in story.outcome ? story.outcome.error : undefined
  return (
    <button type="button" className={styles.row} aria-current={isShown || undefined} onClick={onShow}>
      <span className={styles.mark} data-tone={refusal ? 'refused' : 'allowed'}>
        <Icon name={refusal ? 'cross' : 'check'} />
      </span>
      <span className={styles.what}>
        <b>{story.title}</b>
        <span className={styles.who}>
          {story.as}
          {refusal && ` · ${refusal.status} ${refusal.code}`}
        </span>
      </span>
    </button>
  )
}
