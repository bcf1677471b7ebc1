// The movements inside cards: a seal closes, bytes turn into zeros.
import type { KeyMark } from '../../stage/keys.ts'
import { hexBytes, SHOWN } from './Hex.tsx'
import { Envelope, FLAP, Seal } from './marks.tsx'
import type { Moving } from './motion.ts'
import styles from './moving.module.css'
import markStyles from './marks.module.css'
import { usePlayOnce } from './usePlayOnce.ts'

export const moving: Moving = { Sealing, Turning }

function Sealing({ mark }: { readonly mark: KeyMark | null }) {
  const flap = usePlayOnce<SVGPathElement>((element, animate) => [
    animate(element, { transform: ['scaleY(-1)', 'scaleY(1)'] }, { duration: 0.4, ease: 'easeInOut' }),
  ])
  const seal = usePlayOnce<SVGGElement>((element, animate) => [
    animate(
      element,
      { transform: ['scale(1.6)', 'scale(1)'], opacity: [0, 1] },
      { delay: 0.35, duration: 0.25, ease: 'easeOut' },
    ),
  ])
  return (
    <Envelope>
      <path ref={flap} className={`${markStyles.flap} ${styles.hinged}`} d={FLAP} />
      <g ref={seal} className={styles.pressed}>
        <Seal mark={mark} />
      </g>
    </Envelope>
  )
}

function Turning({ from, to }: { readonly from: string; readonly to: string }) {
  const before = hexBytes(from).slice(0, SHOWN)
  const after = hexBytes(to).slice(0, SHOWN)
  const scope = usePlayOnce<HTMLSpanElement>((element, animate) =>
    [...element.children].flatMap(({ firstElementChild, lastElementChild }, i) => {
      const delay = 0.1 + i * 0.07
      return firstElementChild && lastElementChild
        ? [
            animate(firstElementChild, { opacity: [1, 0] }, { delay, duration: 0.12 }),
            animate(lastElementChild, { opacity: [0, 1] }, { delay: delay + 0.06, duration: 0.12 }),
          ]
        : []
    }),
  )
  return (
    <span ref={scope} className={styles.bytes}>
      {after.map((byte, i) => (
        // A byte has no other name than its place.
        <span key={i} className={styles.byte}>
          <span>{before[i]}</span>
          <b>{byte}</b>
        </span>
      ))}
    </span>
  )
}
