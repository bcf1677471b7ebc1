// What a key is, in facts: its names, its kind, its place, its relatives.
import { useRef } from 'react'
import type { KmsKey } from '../../sim/index.ts'
import { stateWords } from '../../stage/keys.ts'
import { Icon } from '../controls/Icon.tsx'
import { CopyButton } from '../json/CopyButton.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import styles from './KeyHead.module.css'
import { dateText, nameOf } from './keyList.ts'

export function KeyHead({ keyShown }: { readonly keyShown: KmsKey }) {
  const arn = useRef<HTMLElement>(null)
  const { aliasNames, keyState } = keyShown
  return (
    <header className={styles.head}>
      <div className={styles.line}>
        <h3 className={styles.name}>
          <VisibleText text={nameOf(keyShown)} />
        </h3>
        <span className={styles.state} data-state={keyState}>
          <Icon name={keyState === 'Enabled' ? 'check' : keyState === 'Disabled' ? 'dash' : 'warning'} />
          {stateWords[keyState]}
        </span>
      </div>
      {keyShown.description !== '' && (
        <p className={styles.description}>
          <VisibleText text={keyShown.description} />
        </p>
      )}
      <p className={styles.arn}>
        <code ref={arn}>{keyShown.arn}</code>
        <CopyButton text={keyShown.arn} of="the key’s ARN" source={arn} />
      </p>
      <dl className={styles.facts}>
        {factsOf(keyShown).map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <VisibleText text={value} />
            </dd>
          </div>
        ))}
        {aliasNames.length > 1 && (
          <div>
            <dt>Also called</dt>
            <dd>{aliasNames.slice(1).join(', ')}</dd>
          </div>
        )}
      </dl>
    </header>
  )
}

function factsOf(key: KmsKey): readonly (readonly [name: string, value: string])[] {
  const { multiRegion, region, rotation, tags } = key
  return [
    ['KeySpec', key.keySpec],
    ['KeyUsage', key.keyUsage],
    ['Origin', key.origin],
    ['KeyManager', key.keyManager],
    ['Region', region],
    ['Created', dateText(key.creationDate)],
    ['Automatic rotation', rotationOf(key, rotation)],
    ...(key.lastUsedDate === undefined ? [] : [['Last used', dateText(key.lastUsedDate)] as const]),
    ...(key.deletionDate === undefined ? [] : [['Will be deleted', dateText(key.deletionDate)] as const]),
    ...(multiRegion
      ? [
          [
            'Multi-Region',
            multiRegion.primaryRegion === region ? 'primary key' : `replica of ${multiRegion.primaryRegion}`,
          ] as const,
          ['Replicas in', multiRegion.replicaRegions.join(', ') || 'no Region yet'] as const,
        ]
      : []),
    ['Tags', tags.map(({ TagKey, TagValue }) => `${TagKey} = ${TagValue}`).join(', ') || 'none'],
  ]
}

function rotationOf(
  { keyManager, keySpec, origin, multiRegion, region }: KmsKey,
  rotation: KmsKey['rotation'],
): string {
  if (keyManager === 'AWS') return 'every year, by AWS'
  if (keySpec !== 'SYMMETRIC_DEFAULT') return 'not for this kind of key'
  if (origin === 'EXTERNAL') return 'not with imported material'
  if (rotation) return `every ${rotation.periodInDays} days, next on ${dateText(rotation.nextDate)}`
  return multiRegion && multiRegion.primaryRegion !== region ? 'as its primary key' : 'off'
}
