// Who can do what with a key, asked of the evaluator for everybody in the world and for each operation, directly and through S3.
import { rootArn } from '../arn.ts'
import { get, values } from '../collections/orderedMap.ts'
import type { Environment } from '../environment.ts'
import { becauseOf } from '../iam/becauseOf.ts'
import { callerNamed, type Caller } from '../iam/caller.ts'
import { isYes } from '../iam/combine.ts'
import type { Because } from '../iam/decision.ts'
import type { ContextKeys, Permission } from '../iam/permission.ts'
import type { KmsKey, Role, World } from '../world.ts'
import { grantsOn } from './grants.ts'
import { cryptoContext, keyPermission } from './keyPermission.ts'
import { keyOperations, type KeyOperation } from './keyState.ts'
import { operationsOn } from './operationsNow.ts'
import { usageContext } from './recordUse.ts'
import { retirersOf } from './retirers.ts'

export interface PrincipalAccess {
  /** ARN of a user, role or account's root user, or the name of a service. */
  readonly principal: string
  readonly type: 'root user' | 'user' | 'role' | 'service'
  readonly access: readonly Access[]
}

export interface Access {
  /** `kms:Decrypt`; of re-encryption either side by itself. */
  readonly action: `kms:${string}`
  readonly isAllowed: boolean
  readonly because: Because
  /** What S3 would be told on the principal's behalf, for what S3 asks. */
  readonly throughS3?: { readonly isAllowed: boolean; readonly because: Because }
}

/**
 * For requests that carry nothing but what they must: no encryption context, no alias, no grant token, default algorithms and
 * periods. A role stands for a session without a session policy. Undefined when there is no such key.
 */
export function keyAccess(
  world: World,
  environment: Environment,
  keyArn: string,
): readonly PrincipalAccess[] | undefined {
  const key = get(world.kms.keys, keyArn)
  if (!key) return undefined
  const now = environment.fork().now() + world.timePassed
  const asked: Asked = { world, environment, key, now }
  const permissions = actionsOn(key).map((action) => permissionFor(asked, action))
  return principalsOf(world, key).map(({ principal, type, caller }) => ({
    principal,
    type,
    access: permissions.map((permission) => accessOf(asked, caller, permission)),
  }))
}

/** Every action of which a key's policies can speak. */
const actionsOn = (key: KmsKey): readonly `kms:${string}`[] =>
  operationsOn(key)
    .filter((operation) => operation !== 'ListAliases')
    .flatMap((operation) =>
      operation === 'ReEncrypt' ? (['kms:ReEncryptFrom', 'kms:ReEncryptTo'] as const) : [`kms:${operation}` as const],
    )

interface Asked {
  readonly world: World
  readonly environment: Environment
  readonly key: KmsKey
  readonly now: number
}

function accessOf(asked: Asked, caller: Caller, permission: KeyPermission): Access {
  const { action } = permission
  const because = answerTo(asked, caller, permission)
  const viaS3 =
    caller.type !== 'Service' && ASKED_BY_S3.has(action) ? answerTo(asked, caller, permission, 's3') : undefined
  return {
    action,
    isAllowed: isYes(because),
    because,
    ...(viaS3 && { throughS3: { isAllowed: isYes(viaS3), because: viaS3 } }),
  }
}

const ASKED_BY_S3: ReadonlySet<string> = new Set(['kms:GenerateDataKey', 'kms:Decrypt'])

function answerTo(
  { world, environment, key, now }: Asked,
  caller: Caller,
  permission: KeyPermission,
  via?: 's3',
): Because {
  return becauseOf(world, permission, {
    environment,
    caller,
    accountId: 'accountId' in caller ? caller.accountId : key.accountId,
    region: key.region,
    client: {},
    now,
    view: { id: '1', depth: via ? 1 : 0, operation: permission.action, place: 'kms', caller, ...(via && { via }) },
  })
}

interface KeyPermission extends Permission {
  readonly action: `kms:${string}`
}

function permissionFor({ world, key, now }: Asked, action: `kms:${string}`): KeyPermission {
  if (action !== 'kms:RetireGrant') return { ...keyPermission(key, action, contextOf(key, action, now)), action }
  // The key policy has no say in it.
  const grants = [...grantsOn(world, key.arn)].flatMap(retirersOf)
  return { ...keyPermission({ ...key, policy: '' }, action), action, grants }
}

function contextOf(key: KmsKey, action: `kms:${string}`, now: number): ContextKeys {
  switch (action) {
    case 'kms:CreateGrant':
    case 'kms:ListGrants':
    case 'kms:RevokeGrant':
      return { 'kms:GrantIsForAWSResource': 'false' }
    case 'kms:DisableKey':
      return usageContext(key, now)
    case 'kms:ScheduleKeyDeletion':
      return { ...usageContext(key, now), 'kms:ScheduleKeyDeletionPendingWindowInDays': '30' }
    case 'kms:EnableKeyRotation':
      return { 'kms:RotationPeriodInDays': '365' }
    default:
      return key.keySpec === 'SYMMETRIC_DEFAULT' && CRYPTOGRAPHY.has(action) ? cryptoContext({}, undefined) : {}
  }
}

const isCryptography = (operation: KeyOperation): boolean =>
  /^(Decrypt|Encrypt|GenerateDataKey|ReEncrypt)/.test(operation)

const CRYPTOGRAPHY: ReadonlySet<string> = new Set([
  ...keyOperations.filter(isCryptography).map((operation) => `kms:${operation}`),
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
])

interface Known extends Omit<PrincipalAccess, 'access'> {
  readonly caller: Caller
}

/** The root users of all accounts that have somebody, their users and roles, and the services that the key's grants name. */
function principalsOf(world: World, key: KmsKey): readonly Known[] {
  const users = [...values(world.iam.users)]
  const roles = [...values(world.iam.roles)]
  const accounts = new Set([key.accountId, ...[...users, ...roles].map(({ arn }) => accountIn(arn))])
  return [
    ...[...accounts].map((accountId): Known => ({
      principal: rootArn(accountId),
      type: 'root user',
      caller: rootUser(world, accountId),
    })),
    ...users.flatMap(({ arn, userName }): readonly Known[] => {
      const caller = callerNamed(world, { type: 'user', userName, accountId: accountIn(arn) })
      return caller ? [{ principal: arn, type: 'user', caller }] : []
    }),
    ...roles.map((role): Known => ({ principal: role.arn, type: 'role', caller: sessionOf(role) })),
    ...servicesIn(world, key),
  ]
}

function rootUser(world: World, accountId: string): Caller {
  const caller = callerNamed(world, { type: 'root', accountId })
  if (!caller) throw new Error(`The account ${accountId} has no root user.`)
  return caller
}

/** A session of a role as it would be. */
function sessionOf({ arn, roleId, roleName }: Role): Caller {
  const accountId = accountIn(arn)
  const sessionName = 'session'
  return {
    type: 'AssumedRole',
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    accountId,
    userId: `${roleId}:${sessionName}`,
    accessKeyId: '',
    roleArn: arn,
    roleName,
    sessionName,
    token: { issuedAt: 0, expiration: Infinity, mfaAuthenticated: false },
  }
}

function servicesIn(world: World, key: KmsKey): readonly Known[] {
  const services = new Map<string, Known>()
  for (const { grantee, constraints } of grantsOn(world, key.arn))
    if (grantee.type === 'Service' && constraints.SourceArn !== undefined && !services.has(grantee.name)) {
      const { SourceArn: sourceArn } = constraints
      const caller = { type: 'Service', service: grantee.name, sourceArn, sourceAccount: accountIn(sourceArn) } as const
      services.set(grantee.name, { principal: grantee.name, type: 'service', caller })
    }
  return [...services.values()]
}

const accountIn = (arn: string): string => arn.split(':')[4] ?? ''
