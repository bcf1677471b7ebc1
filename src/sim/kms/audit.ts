// What CloudTrail may see of a KMS call.
// https://docs.aws.amazon.com/kms/latest/developerguide/logging-using-cloudtrail.html
import { isRecord } from '../shape.ts'
import type { Printable } from '../trace.ts'
import type { KmsKey } from '../world.ts'
import type { KeyMetadata } from './keyMetadata.ts'

type Resource = { readonly [name: string]: Printable }

/** A call that names no key of the world names no resource. */
export const keyResource = (key: KmsKey | undefined): readonly Resource[] =>
  key ? [{ accountId: key.accountId, type: 'AWS::KMS::Key', ARN: key.arn }] : []

export const aliasResource = (accountId: string, arn: string): Resource => ({
  accountId,
  type: 'AWS::KMS::Alias',
  ARN: arn,
})

/** Since December 2022 the records of changes name the key, also where the answer does not. */
export const keyIdElement = (key: KmsKey | undefined): Printable => (key ? { keyId: key.arn } : null)

/** Members as CloudTrail spells them, without those that the caller left out. */
export const parameters = (members: Readonly<Record<string, Printable | undefined>>): Printable => {
  const given = Object.entries(members).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value] as const],
  )
  return given.length ? Object.fromEntries(given) : null
}

/** CreateKey's answer; CloudTrail does not carry the id of the key material there. */
export function auditMetadata({ CurrentKeyMaterialId: _, ...key }: KeyMetadata): Printable {
  return lowerNames({ ...key, CreationDate: auditTime(key.CreationDate * 1000) })
}

const lowerNames = (value: Printable): Printable =>
  Array.isArray(value)
    ? value.map(lowerNames)
    : isRecord(value)
      ? Object.fromEntries(Object.entries(value).map(([name, item]) => [lowered(name), lowerNames(item)]))
      : value

const lowered = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1)

/** A time in the way that CloudTrail prints KMS's times: `May 18, 2026, 5:20:11 AM`. */
export function auditTime(milliseconds: number): string {
  const time = new Date(milliseconds)
  const hour = time.getUTCHours()
  const two = (value: number): string => String(value).padStart(2, '0')
  return (
    `${MONTHS[time.getUTCMonth()] ?? ''} ${time.getUTCDate()}, ${time.getUTCFullYear()}, ` +
    `${hour % 12 || 12}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} ${hour < 12 ? 'AM' : 'PM'}`
  )
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
