// The movements inside cards: a seal closes, bytes turn into zeros.
import { m } from 'framer-motion'
import type { KeyMark } from '../../stage/keys.ts'
import { hexBytes, SHOWN } from './Hex.tsx'
import { Envelope, FLAP, Seal } from './marks.tsx'
import type { Moving } from './motion.ts'
import styles from './moving.module.css'
import markStyles from './marks.module.css'

export const moving: Moving = { Sealing, Turning }

function Sealing({ mark }: { readonly mark: KeyMark | null }) {
  return (
    <Envelope>
      <m.path
        className={markStyles.flap}
        initial={{ d: FLAP.open }}
        animate={{ d: FLAP.closed }}
        transition={{ duration: 0.4, ease: 'easeInOut' }}
      />
      <m.g
        initial={{ scale: 1.6, opacity: 0 }}
        animate={{ scale: 1, opacity: 1 }}
        transition={{ delay: 0.35, duration: 0.25, ease: 'easeOut' }}
      >
        <Seal mark={mark} />
      </m.g>
    </Envelope>
  )
}

function Turning({ from, to }: { readonly from: string; readonly to: string }) {
  const before = hexBytes(from).slice(0, SHOWN)
  const after = hexBytes(to).slice(0, SHOWN)
  return (
    <span className={styles.bytes}>
      {after.map((byte, i) => (
        // eslint-disable-next-line react/no-array-index-key -- a byte has no other name than its place
        <span key={i} className={styles.byte}>
          <m.span
            initial={{ opacity: 1 }}
            animate={{ opacity: 0 }}
            transition={{ delay: 0.1 + i * 0.07, duration: 0.12 }}
          >
            {before[i]}
          </m.span>
          <m.b
            initial={{ opacity: 0 }}
            animate={{ opacity: 1 }}
            transition={{ delay: 0.16 + i * 0.07, duration: 0.12 }}
          >
            {byte}
          </m.b>
        </span>
      ))}
    </span>
  )
}
