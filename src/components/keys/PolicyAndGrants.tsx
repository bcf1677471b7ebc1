// What lets people in: the key policy, the grants, and the names under which the key is found.
import { get, aliasArn, grantsOn, type Grant, type KmsKey, type World } from '../../sim/index.ts'
import { actions } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { JsonView } from '../json/JsonView.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import { dateText } from './keyList.ts'
import styles from './PolicyAndGrants.module.css'

interface PolicyAndGrantsProps {
  readonly world: World
  readonly keyShown: KmsKey
  readonly moment: number
  readonly isFollowing: boolean
}

export function PolicyAndGrants({ world, keyShown, moment, isFollowing }: PolicyAndGrantsProps) {
  const grants = [...grantsOn(world, keyShown.arn)]
  const { aliasNames, accountId, region } = keyShown
  return (
    <div className={styles.sides}>
      <div className={styles.side}>
        <JsonView title="Key policy" label="The key policy" value={keyShown.policy} />
        {keyShown.keyManager === 'AWS' ? (
          <p className={styles.note}>AWS wrote it. It can be read, and changed by nobody in the account.</p>
        ) : (
          !isFollowing && (
            <Button icon="pen" onClick={() => actions.edit(`resource:${keyShown.arn}`)}>
              Edit this policy
            </Button>
          )
        )}
      </div>
      <section className={styles.side} aria-label="Grants and aliases">
        <h4 className={styles.heading}>Grants · {grants.length}</h4>
        {grants.length === 0 ? (
          <p className={styles.none}>
            None. A grant lets one principal do a few things with the key, without a change of its policy.
          </p>
        ) : (
          <ul className={styles.grants}>
            {grants.map((grant) => (
              <GrantItem key={grant.grantId} grant={grant} moment={moment} />
            ))}
          </ul>
        )}
        <h4 className={styles.heading}>Aliases · {aliasNames.length}</h4>
        {aliasNames.length === 0 ? (
          <p className={styles.none}>None. The key is named by its id or its ARN.</p>
        ) : (
          <ul className={styles.aliases}>
            {aliasNames.map((name) => {
              const alias = get(world.kms.aliases, aliasArn(region, accountId, name))
              return (
                <li key={name}>
                  <code>
                    <VisibleText text={name} />
                  </code>
                  {alias && <span className={styles.small}>points here since {dateText(alias.lastUpdatedDate)}</span>}
                </li>
              )
            })}
          </ul>
        )}
      </section>
    </div>
  )
}

function GrantItem({ grant, moment }: { readonly grant: Grant; readonly moment: number }) {
  const { constraints, creationDate, effectiveFrom, grantee, grantId, name, operations, retiring } = grant
  return (
    <li className={styles.grant}>
      <p className={styles.title}>
        {name === '' ? 'A grant' : <VisibleText text={name} />} <code>{grantId.slice(0, 8)}…</code>
      </p>
      <dl className={styles.facts}>
        <dt>for</dt>
        <dd>
          <code>{grantee.name}</code>
        </dd>
        <dt>allows</dt>
        <dd>{operations.join(', ')}</dd>
        <dt>only if</dt>
        <dd>{Object.keys(constraints).length === 0 ? 'no constraint' : constraintText(constraints)}</dd>
        <dt>ended by</dt>
        <dd>{retiring ? <code>{retiring.name}</code> : 'whoever may revoke it'}</dd>
        <dt>since</dt>
        <dd>{dateText(creationDate)}</dd>
      </dl>
      {moment < effectiveFrom && (
        <p className={styles.small}>Not known everywhere yet: for some seconds it counts only with its grant token.</p>
      )}
    </li>
  )
}

function constraintText({ EncryptionContextEquals, EncryptionContextSubset, SourceArn }: Grant['constraints']) {
  const pairs = (context: Readonly<Record<string, string>>): string =>
    Object.entries(context)
      .map(([key, value]) => `${key} = ${value}`)
      .join(', ')
  return (
    <>
      {EncryptionContextEquals && (
        <>
          the encryption context is exactly <VisibleText text={pairs(EncryptionContextEquals)} />{' '}
        </>
      )}
      {EncryptionContextSubset && (
        <>
          the encryption context has <VisibleText text={pairs(EncryptionContextSubset)} />{' '}
        </>
      )}
      {SourceArn !== undefined && (
        <>
          it is for <code>{SourceArn}</code>
        </>
      )}
    </>
  )
}
