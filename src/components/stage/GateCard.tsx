// One policy on the way: asked or not, what it says, and whether that is what decided. Its leaf stands on the route.
import type { GateState, GateView } from '../../stage/gates.ts'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { Breakable } from './words.tsx'
import styles from './GateCard.module.css'

export function GateCard({ gate }: { readonly gate: GateView }) {
  const { state, name, word, rule, isDeciding } = gate
  return (
    <div
      className={styles.gate}
      data-state={state}
      data-checkpoint={gate.checkpoint}
      data-deciding={isDeciding || undefined}
    >
      <i className={styles.leaf} />
      <span className={styles.icon}>
        <Icon name={icons[state]} />
      </span>
      <span className={styles.words}>
        <span className={styles.name} data-long={name.length > 16 || undefined}>
          {name}
        </span>
        <span className={styles.rule}>
          <b className={styles.word}>{word}</b>
          {rule !== '' && (
            <>
              {': '}
              <Breakable text={rule} />
            </>
          )}
        </span>
      </span>
    </div>
  )
}

const icons: Record<GateState, IconName> = {
  waiting: 'dash',
  allows: 'check',
  delegates: 'delegate',
  silent: 'gate',
  empty: 'gate',
  denies: 'hand',
  blocked: 'shield',
  'not-evaluated': 'dash',
}
