// The policies that had a say, in evaluation order. Picking one shows its text below.
import type { ConsideredPolicy, Decision } from '../../sim/index.ts'
import { capitalised, otherNames, possessive } from '../../stage/gates.ts'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import styles from './GateList.module.css'
import { Sentence } from './Sentence.tsx'
import { gateOf } from './words.ts'

interface GateListProps {
  readonly decision: Decision
  /** Position of the gate that decided; -1 for none. */
  readonly deciding: number
  readonly picked: number
  readonly caller: string
  readonly onPick: (index: number) => void
}

export function GateList({ decision, deciding, picked, caller, onPick }: GateListProps) {
  return (
    <ol className={styles.gates} aria-label="Policies, in the order in which they were read">
      {decision.considered.map((policy, index) => {
        const gate = gateOf(policy, decision, index === deciding)
        return (
          <li key={policy.source.id} className={styles.item}>
            <button
              type="button"
              className={styles.gate}
              data-tone={gate.tone}
              data-deciding={index === deciding}
              aria-pressed={index === picked}
              onClick={() => onPick(index)}
            >
              <span className={styles.icon}>
                <Icon name={gate.icon} />
              </span>
              <span className={styles.name}>
                <VisibleText text={titleOf(policy, caller)} />
              </span>
              <span className={styles.word}>{gate.word}</span>
              <span className={styles.line}>
                <Sentence text={prefixOf(policy) + gate.line} />
              </span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

function titleOf({ source }: ConsideredPolicy, caller: string): string {
  if (source.type === 'resource-based') return capitalised(source.name)
  if (source.type !== 'identity-based') return otherNames[source.type]
  return source.document === '' ? `${possessive(caller)} IAM policies` : `${possessive(caller)} policy`
}

/** Which of several it is. */
const prefixOf = ({ source }: ConsideredPolicy): string =>
  source.type !== 'resource-based' && source.document !== '' ? `\`${source.name}\`: ` : ''
