// The operations on a key in the order in which one asks for them: use it, share it, look at it, administer it.

export type OperationGroup = 'use' | 'grant' | 'read' | 'administer'

const groupTitles: readonly (readonly [group: OperationGroup, title: string])[] = [
  ['use', 'Use the key'],
  ['grant', 'Share it by grants'],
  ['read', 'Look at it'],
  ['administer', 'Administer it'],
]

/** Of an operation's name without `kms:`. */
function groupOf(operation: string): OperationGroup {
  if (/Grants?$/.test(operation)) return 'grant'
  if (/^(Describe|List)/.test(operation) || /^Get(KeyPolicy|KeyRotationStatus|KeyLastUsage)$/.test(operation))
    return 'read'
  return /^(Encrypt|Decrypt|ReEncrypt|Generate|Sign|Verify|Derive|GetPublicKey)/.test(operation) ? 'use' : 'administer'
}

export interface Grouped<T> {
  readonly group: OperationGroup
  readonly title: string
  readonly items: readonly T[]
}

/** Without the groups that have nothing. */
export const grouped = <T>(items: readonly T[], operationOf: (item: T) => string): readonly Grouped<T>[] =>
  groupTitles
    .map(([group, title]) => ({ group, title, items: items.filter((item) => groupOf(operationOf(item)) === group) }))
    .filter((one) => one.items.length > 0)
