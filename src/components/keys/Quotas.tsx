// How often and how much: AWS's figures, to read. The simulation throttles nobody.
import { operationsNow, requestQuotas, resourceQuotas, type KmsKey, type RequestQuota } from '../../sim/index.ts'
import { Breakable } from '../stage/words.tsx'
import { grouped } from '../text/grouped.ts'
import styles from './Quotas.module.css'

const RESOURCES = 'https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html'

export function Quotas({ keyShown }: { readonly keyShown: KmsKey }) {
  const quotas = quotasOf(keyShown)
  return (
    <div className={styles.quotas}>
      <p className={styles.note}>
        Nobody is throttled here. In AWS, an account that sends more in a second than this gets{' '}
        <code>ThrottlingException</code>; requests that S3 or another service sends for you count too. The figures are
        the defaults of us-east-1; other Regions may have lower ones.
      </p>
      <div className={styles.sides}>
        <table className={styles.table}>
          <caption>Requests per second, for this kind of key</caption>
          <thead>
            <tr>
              <th scope="col">Quota</th>
              <th scope="col">per second</th>
              <th scope="col">source</th>
            </tr>
          </thead>
          <tbody>
            {quotas.map(({ name, operations, perSecond, source }) => (
              <tr key={name}>
                <th scope="row">
                  <Breakable text={name} />
                  {operations.length > 1 && (
                    <span className={styles.shared}>
                      <Breakable text={sharersOf(name, operations)} />
                    </span>
                  )}
                </th>
                <td>{perSecond < 1 ? perSecond : grouped(perSecond)}</td>
                <td>
                  <Source href={source} of={name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        <table className={styles.table}>
          <caption>At most this many: the simulation refuses more, as AWS does</caption>
          <thead>
            <tr>
              <th scope="col">Quota</th>
              <th scope="col">at most</th>
              <th scope="col">source</th>
            </tr>
          </thead>
          <tbody>
            {resourceQuotas.map(({ isAdjustable, most, name, per }) => (
              <tr key={name}>
                <th scope="row">
                  {name}
                  <span className={styles.shared}>
                    {per === 'key' ? 'per key' : `per ${per}`}
                    {isAdjustable ? ', AWS raises it on request' : ', fixed'}
                  </span>
                </th>
                <td>{grouped(most)}</td>
                <td>
                  <Source href={RESOURCES} of={name} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

const Source = ({ href, of }: { readonly href: string; readonly of: string }) => (
  <a href={href} target="_blank" rel="noreferrer" aria-label={`Source of the quota ${of}`}>
    {href.includes('github.com') ? 'AWS, 2022' : 'AWS'}
  </a>
)

const sharersOf = (name: string, operations: RequestQuota['operations']): string =>
  name.startsWith('GenerateDataKeyPair')
    ? 'with and without plaintext together'
    : `together: ${operations.map((operation) => operation.slice('kms:'.length)).join(', ')}`

/** Those whose operations this kind of key has. */
function quotasOf(key: KmsKey): readonly RequestQuota[] {
  const operations = new Set(operationsNow(key).map(({ operation }) => `kms:${operation}`))
  const family = familyOf(key)
  return requestQuotas.filter(({ name, operations: counted }) =>
    name.startsWith('Cryptographic') ? name.includes(`(${family})`) : counted.some((one) => operations.has(one)),
  )
}

function familyOf({ keySpec }: KmsKey): string {
  if (keySpec.startsWith('RSA')) return 'RSA'
  if (keySpec.startsWith('ECC')) return 'ECC'
  return keySpec.startsWith('ML_DSA') ? 'ML-DSA' : 'symmetric'
}
