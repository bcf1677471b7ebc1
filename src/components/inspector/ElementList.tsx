// Pattern against value, element by element.
import type { ConsideredElement } from '../../sim/index.ts'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import styles from './ElementList.module.css'
import { Sentence } from './Sentence.tsx'
import { elementText } from './words.ts'

const MOST = 4

export function ElementList({ elements }: { readonly elements: readonly ConsideredElement[] }) {
  return (
    <ul className={styles.elements}>
      {elements.map((element, index) => (
        // Two conditions may be alike.
        <li key={index} className={styles.element} data-matched={element.matched}>
          <span className={styles.icon}>
            <Icon name={element.matched ? 'check' : 'cross'} />
          </span>
          <p className={styles.name}>
            {element.element}
            {element.operator !== undefined && (
              <code>
                {' '}
                <VisibleText text={`${element.operator} ${element.key ?? ''}`} />
              </code>
            )}
          </p>
          <dl className={styles.sides}>
            <dt>policy</dt>
            <dd>
              <Values values={element.patterns} />
            </dd>
            <dt>request</dt>
            <dd>
              <Values values={element.values} />
            </dd>
          </dl>
          <p className={styles.text}>
            <Sentence text={elementText(element)} />
          </p>
        </li>
      ))}
    </ul>
  )
}

function Values({ values }: { readonly values: readonly string[] }) {
  if (values.length === 0) return <span className={styles.none}>nothing</span>
  return (
    <>
      {values.slice(0, MOST).map((value, index) => (
        <code key={index} className={styles.value}>
          <VisibleText text={value} />
        </code>
      ))}
      {values.length > MOST && <span className={styles.none}>and {values.length - MOST} more</span>}
    </>
  )
}
