// Who may do what, as rows and columns: an operation a row, and another one where S3 asks for somebody.
import type { Access, Because, PrincipalAccess } from '../../sim/index.ts'
import type { StageCast } from '../../stage/cast.ts'
import { grouped, type Grouped } from './operationGroups.ts'

export interface AccessCell {
  readonly isAllowed: boolean
  readonly because: Because
}

export interface AccessRow {
  readonly id: string
  readonly action: Access['action']
  readonly isThroughS3: boolean
  /** A cell per principal; undefined where S3 would not ask for them. */
  readonly cells: readonly (AccessCell | undefined)[]
}

export interface AccessColumn {
  /** ARN, or the name of a service. */
  readonly principal: string
  readonly type: PrincipalAccess['type']
  readonly name: string
  /** Id of the person of the lesson who is meant. */
  readonly personId?: string
}

export interface AccessTable {
  readonly columns: readonly AccessColumn[]
  readonly groups: readonly Grouped<AccessRow>[]
}

export function accessTable(access: readonly PrincipalAccess[], cast: StageCast, accountId: string): AccessTable {
  const columns = access.map(({ principal, type }) => columnOf(principal, type, cast, accountId))
  const actions = access[0]?.access.map(({ action }) => action) ?? []
  const rows = actions.flatMap((action, at): readonly AccessRow[] => {
    const direct = { id: action, action, isThroughS3: false, cells: access.map((one) => one.access[at]) }
    const cells = access.map((one) => one.access[at]?.throughS3)
    return cells.some((cell) => cell) ? [direct, { id: `${action} s3`, action, isThroughS3: true, cells }] : [direct]
  })
  return { columns, groups: grouped(rows, ({ action }) => action.slice('kms:'.length)) }
}

function columnOf(
  principal: string,
  type: PrincipalAccess['type'],
  { people }: StageCast,
  accountId: string,
): AccessColumn {
  const account = principal.split(':')[4] ?? ''
  const person = account === accountId ? people.find(({ caller }) => isMeant(caller, type, principal)) : undefined
  const own = type === 'root user' ? 'Root' : principal.slice(principal.lastIndexOf('/') + 1)
  const name = person?.name ?? (type === 'service' || account === accountId ? own : `${own} of ${account}`)
  return { principal, type, name, ...(person && { personId: person.id }) }
}

const isMeant = (
  caller: StageCast['people'][number]['caller'],
  type: PrincipalAccess['type'],
  principal: string,
): boolean =>
  (caller.type === 'root' && type === 'root user') ||
  (caller.type === 'user' && type === 'user' && principal.endsWith(`user/${caller.userName}`))

/** The first person of the lesson who may do this, in the order of the lesson. */
export function whoMay(access: readonly PrincipalAccess[], cast: StageCast, action: string, accountId: string) {
  const allowed = new Set(
    access
      .filter((one) => one.access.some((each) => each.action === action && each.isAllowed))
      .map(({ principal, type }) => columnOf(principal, type, cast, accountId).personId),
  )
  return cast.people.find(({ id }) => allowed.has(id))
}
