// Every condition operator against a value that fits and one that differs: alone, missing, in lists, with IfExists and with the
// set operators. The two tables are multiplied with each other.
import { allow, type DecisionCase } from './decisionCase.ts'
import { source } from './sources.ts'

interface Row {
  readonly operator: string
  readonly negation?: string
  /** What the policy says. */
  readonly value: string
  /** A value of a request that the operator without negation takes, and one that it does not. */
  readonly fits: string
  readonly differs: string
}

const NINE = '2026-01-15T09:00:00Z'

// prettier-ignore
const rows: readonly Row[] = [
  { operator: 'StringEquals', negation: 'StringNotEquals', value: 'Blue', fits: 'Blue', differs: 'blue' },
  { operator: 'StringEqualsIgnoreCase', negation: 'StringNotEqualsIgnoreCase', value: 'Blue', fits: 'BLUE', differs: 'Blues' },
  { operator: 'StringLike', negation: 'StringNotLike', value: 'b?ue*', fits: 'blue sky', differs: 'bue' },
  { operator: 'NumericEquals', negation: 'NumericNotEquals', value: '10', fits: '10.0', differs: '11' },
  { operator: 'NumericLessThan', value: '10', fits: '9.5', differs: '10' },
  { operator: 'NumericLessThanEquals', value: '10', fits: '10', differs: '10.1' },
  { operator: 'NumericGreaterThan', value: '10', fits: '10.5', differs: '10' },
  { operator: 'NumericGreaterThanEquals', value: '-1', fits: '-1', differs: '-2' },
  { operator: 'DateEquals', negation: 'DateNotEquals', value: NINE, fits: '1768467600', differs: '2026-01-15T09:00:01Z' },
  { operator: 'DateLessThan', value: NINE, fits: '2026-01-15T08:59:59Z', differs: NINE },
  { operator: 'DateLessThanEquals', value: NINE, fits: NINE, differs: '2026-01-15T09:00:01Z' },
  { operator: 'DateGreaterThan', value: NINE, fits: '2026-01-15T09:00:01Z', differs: NINE },
  { operator: 'DateGreaterThanEquals', value: NINE, fits: NINE, differs: '2026-01-15T08:59:59Z' },
  { operator: 'Bool', value: 'true', fits: 'true', differs: 'false' },
  { operator: 'BinaryEquals', value: 'QmluYXJ5', fits: 'QmluYXJ5', differs: 'QmluYXJ6' },
  { operator: 'IpAddress', negation: 'NotIpAddress', value: '203.0.113.0/24', fits: '203.0.113.7', differs: '198.51.100.7' },
  { operator: 'ArnEquals', negation: 'ArnNotEquals', value: 'arn:aws:sns:*:111122223333:t*', fits: 'arn:aws:sns:us-east-1:111122223333:topic', differs: 'arn:aws:sns:us-east-1:444455556666:topic' },
  { operator: 'ArnLike', negation: 'ArnNotLike', value: 'arn:aws:sns:*:111122223333:t?pic', fits: 'arn:aws:sns:us-east-1:111122223333:topic', differs: 'arn:aws:sns:us-east-1:111122223333:topics' },
]

interface Shape {
  readonly name: string
  readonly source: string
  readonly set?: 'ForAnyValue:' | 'ForAllValues:'
  readonly ifExists?: true
  readonly request: (row: Row) => string | readonly string[] | undefined
  /** Whether the condition holds, and whether its negation does. */
  readonly holds: boolean
  readonly negationHolds: boolean
}

const { operators, multiValued, undefinedSet } = source

// prettier-ignore
const shapes: readonly Shape[] = [
  { name: 'a value that fits', source: operators, request: ({ fits }) => fits, holds: true, negationHolds: false },
  { name: 'a value that differs', source: operators, request: ({ differs }) => differs, holds: false, negationHolds: true },
  { name: 'a missing key', source: operators, request: () => undefined, holds: false, negationHolds: true },
  { name: 'a value that fits', source: operators, ifExists: true, request: ({ fits }) => fits, holds: true, negationHolds: false },
  { name: 'a value that differs', source: operators, ifExists: true, request: ({ differs }) => differs, holds: false, negationHolds: true },
  { name: 'a missing key', source: operators, ifExists: true, request: () => undefined, holds: true, negationHolds: true },
  { name: 'several values, one of which fits', source: undefinedSet, request: ({ fits, differs }) => [fits, differs], holds: true, negationHolds: false },
  { name: 'one that fits, one that differs', source: multiValued, set: 'ForAnyValue:', request: ({ fits, differs }) => [fits, differs], holds: true, negationHolds: true },
  { name: 'only values that fit', source: multiValued, set: 'ForAnyValue:', request: ({ fits }) => [fits], holds: true, negationHolds: false },
  { name: 'only values that differ', source: multiValued, set: 'ForAnyValue:', request: ({ differs }) => [differs], holds: false, negationHolds: true },
  { name: 'a missing key', source: multiValued, set: 'ForAnyValue:', request: () => undefined, holds: false, negationHolds: false },
  { name: 'a missing key', source: multiValued, set: 'ForAnyValue:', ifExists: true, request: () => undefined, holds: true, negationHolds: true },
  { name: 'one that fits, one that differs', source: multiValued, set: 'ForAllValues:', request: ({ fits, differs }) => [fits, differs], holds: false, negationHolds: false },
  { name: 'only values that fit', source: multiValued, set: 'ForAllValues:', request: ({ fits }) => [fits, fits], holds: true, negationHolds: false },
  { name: 'only values that differ', source: multiValued, set: 'ForAllValues:', request: ({ differs }) => [differs], holds: false, negationHolds: true },
  { name: 'a missing key', source: multiValued, set: 'ForAllValues:', request: () => undefined, holds: true, negationHolds: true },
]

export const operatorCases: readonly DecisionCase[] = rows.flatMap((row) =>
  shapes.flatMap((shape) => [
    asCase(row.operator, row, shape, shape.holds),
    ...(row.negation === undefined ? [] : [asCase(row.negation, row, shape, shape.negationHolds)]),
  ]),
)

function asCase(name: string, row: Row, shape: Shape, holds: boolean): DecisionCase {
  const operator = `${shape.set ?? ''}${name}${shape.ifExists ? 'IfExists' : ''}`
  const value = shape.request(row)
  return {
    name: `${operator}: ${shape.name}`,
    source: shape.source,
    caller: 'alice',
    identity: [allow('s3:GetObject', { Condition: { [operator]: { 'example:key': row.value } } })],
    bucketPolicy: null,
    action: 's3:GetObject',
    ...(value !== undefined && { context: { 'example:key': value } }),
    expected: holds ? 'allowed' : 'implicit-deny',
  }
}
