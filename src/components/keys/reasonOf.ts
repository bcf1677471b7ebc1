// Why somebody may do something with a key, or may not, in a sentence. What stands in back-ticks is the visitor's.
import { policiesIn } from '../../scenarios/policies.ts'
import { isRecord, type KmsKey, type World } from '../../sim/index.ts'
import type { AccessCell, AccessColumn, AccessRow } from './accessTable.ts'

export interface Asked {
  readonly world: World
  readonly key: KmsKey
  readonly row: Pick<AccessRow, 'action' | 'isThroughS3'>
  readonly column: AccessColumn
  readonly cell: AccessCell
}

export function reasonOf(asked: Asked): string {
  const { because } = asked.cell
  const { name } = asked.column
  const { action } = asked.row
  switch (because.type) {
    case 'allow':
      return because.policy.startsWith('resource:')
        ? `${statementIn(asked, because)} of the key policy allows it, and nothing denies it.`
        : `The key policy leaves \`${action}\` to IAM, and there ${lower(statementIn(asked, because))} of ${policyName(because.policy)} allows it.`
    case 'grant':
      return `The grant \`${because.grantId.slice(0, 8)}…\` ${action === 'kms:RetireGrant' ? 'may be retired by' : 'gives it to'} ${name}, and nothing denies it.`
    case 'root-user':
      return 'The key policy leaves it to the account, and the account’s root user needs no IAM policy.'
    case 'explicit-deny':
      return `${statementIn(asked, because)} of ${because.policy.startsWith('resource:') ? 'the key policy' : policyName(because.policy)} says no. A Deny beats every Allow, wherever it stands.`
    case 'implicit-deny':
      return silenceOf(asked, because.missing)
    case 'no-permission-needed':
    case 'acl':
    case 'block-public-access':
      throw new Error(`\`${because.type}\` does not decide about a KMS key.`)
  }
}

function silenceOf({ column, key, row: { action, isThroughS3 } }: Asked, missing: string): string {
  const { name, principal } = column
  if (action === 'kms:RetireGrant')
    return `This key has no grant that ${name} could retire: that is for its retiring principal, for a grantee to whom it gives \`RetireGrant\`, and for the account that made it.`
  if (missing === 'resource-based')
    return key.keyManager === 'AWS' && !isThroughS3
      ? `Nothing says yes: AWS’s policy on this key lets it be used only through the service that it belongs to, and changed by nobody.`
      : `Nothing says yes: the key policy does not allow ${name} to \`${action}\`, it does not leave that to IAM either, and no grant covers it.`
  if (missing === 'identity-based')
    return principal.split(':')[4] === key.accountId
      ? `Nothing says yes: the key policy leaves \`${action}\` to IAM, and no IAM policy of ${name} allows it on this key.`
      : `Nothing says yes in ${name}’s own account: no IAM policy there allows \`${action}\` on this key.`
  return `Nothing says yes: no ${limits[missing] ?? missing} allows \`${action}\`.`
}

const limits: Readonly<Record<string, string>> = {
  'permissions-boundary': 'statement of the permissions boundary',
  session: 'session policy',
  'service-control': 'service control policy of the organization',
  'resource-control': 'resource control policy of the organization',
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

interface Place {
  readonly policy: string
  readonly statement: number
}

/** The statement by its Sid, or by its place. */
function statementIn({ world }: Asked, { policy, statement }: Place): string {
  const document = policiesIn(world).find(({ id }) => id === editable(policy))?.document
  const sid = document ? sidIn(document, statement) : undefined
  return sid === undefined ? `Statement ${statement + 1}` : `The statement \`${sid}\``
}

/** An attached policy is stored once, whoever has it. */
function editable(policy: string): string {
  const at = policy.indexOf('/arn:')
  return at < 0 ? policy : `managed:${policy.slice(at + 1)}`
}

/** `identity:arn:…:user/bob/BobReads` and `identity:arn:…:user/bob/arn:…:policy/Reads` by their names, and whose they are. */
function policyName(policy: string): string {
  const name = policy.slice(policy.lastIndexOf('/') + 1)
  if (policy.includes('/arn:')) return `the policy \`${name}\``
  return policy.startsWith('identity:') ? `the IAM policy \`${name}\`` : `the policy \`${name || policy}\``
}

function sidIn(document: string, statement: number): string | undefined {
  // AWS has stored it, so it is JSON.
  const parsed: unknown = JSON.parse(document)
  const all = isRecord(parsed) ? parsed['Statement'] : undefined
  const one: unknown = Array.isArray(all) ? all[statement] : all
  return isRecord(one) && typeof one['Sid'] === 'string' && one['Sid'] !== '' ? one['Sid'] : undefined
}
