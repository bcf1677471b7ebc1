// The map: a picture for the eye, and its caption in words. The step list beside it tells the same story in full.
import { lazy, Suspense, useId, useMemo, useRef } from 'react'
import { calloutOf, type Callout } from '../../stage/callout.ts'
import type { Frame } from '../../stage/frame.ts'
import { layoutOf } from '../../stage/layout.ts'
import type { Tone } from '../../stage/tones.ts'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { BlobsContext, type Blobs } from './sources.ts'
import { StillStage } from './StillStage.tsx'
import { useMayMove } from './useMayMove.ts'
import { useReducedMotion } from './useReducedMotion.ts'
import { useStageSize } from './useStageSize.ts'
import styles from './Stage.module.css'
import './stageTokens.css'

interface Props {
  readonly frame: Frame
  /** The sentence of the current step; empty at rest. */
  readonly caption: string
  readonly speed: number
  /** Where the bytes behind the artifacts are. */
  readonly blobs: Blobs | undefined
}

// A page that cannot load the moving map keeps the still one, which says the same.
const FlowStage = lazy(() => import('./FlowStage.tsx').catch(() => ({ default: StillStage })))

export function Stage({ frame, caption, speed, blobs }: Props) {
  const figure = useRef<HTMLElement>(null)
  const rem = useRef<HTMLSpanElement>(null)
  const id = useId()
  const size = useStageSize(figure, rem)
  const isStill = useReducedMotion()
  const mayMove = useMayMove()
  const layout = useMemo(() => size && layoutOf(frame, size.width, size.height), [frame, size])
  const callout = layout && calloutOf(layout, frame.spotlight)
  const picture = layout && { frame, layout, speed, isStill }
  return (
    <BlobsContext value={blobs}>
      <figure
        ref={figure}
        className={styles.stage}
        data-shape={layout?.shape}
        aria-labelledby={caption === '' ? undefined : id}
        style={size && layout ? { minHeight: layout.leastHeight * size.scale } : undefined}
      >
        <span ref={rem} className={styles.rem} />
        {picture && size && (
          <div className={styles.room} aria-hidden="true" style={{ height: picture.layout.height * size.scale }}>
            <div
              className={styles.map}
              style={{ width: picture.layout.width, height: picture.layout.height, transform: `scale(${size.scale})` }}
            >
              {mayMove ? (
                <Suspense fallback={<StillStage {...picture} />}>
                  <FlowStage {...picture} />
                </Suspense>
              ) : (
                <StillStage {...picture} />
              )}
            </div>
          </div>
        )}
        {caption !== '' && layout && size && (
          <figcaption
            id={id}
            className={styles.caption}
            data-pointer={callout?.pointer?.side}
            data-tone={frame.tone}
            style={callout ? calloutStyle(callout, size.scale, layout.height, caption) : undefined}
          >
            <span className={styles.tone}>
              <Icon name={toneIcons[frame.tone]} />
            </span>
            <span>{caption}</span>
          </figcaption>
        )}
      </figure>
    </BlobsContext>
  )
}

const toneIcons: Record<Tone, IconName> = {
  neutral: 'send',
  allowed: 'check',
  denied: 'cross',
  crypto: 'key',
  audit: 'pen',
}

/** In characters: from here on a caption is set smaller, so that it stays clear of what it is about. */
const LONG_CAPTION = 125

function calloutStyle({ x, width, top, bottom, pointer }: Callout, scale: number, height: number, caption: string) {
  return {
    left: x * scale,
    width: width * scale,
    fontSize: (caption.length > LONG_CAPTION ? 12 : 13) * scale,
    ...(top === undefined ? { top: (height - (bottom ?? 0)) * scale, translate: '0 -100%' } : { top: top * scale }),
    ...(pointer && { '--at': `${pointer.at * scale}px` }),
  }
}
