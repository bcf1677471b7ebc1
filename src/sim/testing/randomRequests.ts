// Requests that somebody might send: mostly sensible, sometimes wrong, sometimes hostile. They are made from the shapes of the
// catalogue's operations, so a new operation is among them from its first day.
import fc from 'fast-check'
import type { ApiRequest } from '../gateway.ts'
import type { CallerName } from '../iam/caller.ts'
import type { Operation } from '../operation.ts'
import { allOperations } from '../operations.ts'
import type { Member, Members, Shape } from '../shape.ts'
import { anonymous, root, user } from './world.ts'

/** Values that make sense for a member of this name, besides those that its shape allows. */
export type Pool = Readonly<Record<string, readonly unknown[]>>

export const randomRequest = (
  people: readonly string[],
  pool: Pool,
  isAsked: (operation: Operation) => boolean = () => true,
): fc.Arbitrary<ApiRequest> => {
  const callers: readonly CallerName[] = [root, root, root, anonymous, ...[...people, ...people].map(user)]
  const known: ReadonlyMap<string, readonly unknown[]> = new Map(Object.entries(pool))
  const requests = operations.filter(isAsked).map((operation) => ({
    weight: BUSY.has(operation.name) ? 5 : 1,
    arbitrary: requestTo(operation, callers, known),
  }))
  return fc.oneof(...requests)
}

const operations = await allOperations()

// Where bytes are encrypted and opened, there is most to break.
const BUSY: ReadonlySet<string> = new Set(['s3:PutObject', 's3:GetObject', 'kms:GenerateDataKey', 'kms:Decrypt'])

const requestTo = (
  { name, input }: Operation,
  callers: readonly CallerName[],
  pool: ReadonlyMap<string, readonly unknown[]>,
): fc.Arbitrary<ApiRequest> =>
  fc.record({
    as: fc.constantFrom(...callers),
    operation: fc.constant(name),
    input: fc.oneof({ weight: 30, arbitrary: structureOf(input, pool) }, { weight: 1, arbitrary: hostile }),
  })

function structureOf(members: Members, pool: ReadonlyMap<string, readonly unknown[]>): fc.Arbitrary<unknown> {
  const present = Object.entries(members).map(([name, member]) =>
    fc.tuple(fc.constant(name), memberOf(name, member, pool)),
  )
  const stray = fc.oneof(
    { weight: 40, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.tuple(fc.constantFrom('__proto__', 'constructor', 'Foo'), hostile) },
  )
  return fc.tuple(fc.tuple(...present), stray).map(([pairs, extra]) => {
    const input: Record<string, unknown> = {}
    for (const [name, value] of extra ? [...pairs, extra] : pairs)
      if (value !== undefined)
        Object.defineProperty(input, name, { value, enumerable: true, configurable: true, writable: true })
    return input
  })
}

const memberOf = (
  name: string,
  { shape, required }: Member,
  pool: ReadonlyMap<string, readonly unknown[]>,
): fc.Arbitrary<unknown> =>
  fc.oneof(
    { weight: 40, arbitrary: valueOf(name, shape, pool) },
    { weight: required ? 1 : pool.has(name) ? 40 : 160, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: hostile },
  )

function valueOf(name: string, shape: Shape, pool: ReadonlyMap<string, readonly unknown[]>): fc.Arbitrary<unknown> {
  const sensible = pool.get(name)
  const shaped = shapedBy(name, shape, pool)
  return sensible
    ? fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...sensible) }, { weight: 1, arbitrary: shaped })
    : shaped
}

function shapedBy(name: string, shape: Shape, pool: ReadonlyMap<string, readonly unknown[]>): fc.Arbitrary<unknown> {
  switch (shape.type) {
    case 'string':
      return shape.values
        ? fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...shape.values) }, { weight: 1, arbitrary: text })
        : text
    case 'integer':
      return fc.oneof(fc.integer({ min: shape.min ?? 0, max: shape.max ?? 100 }), fc.integer())
    case 'boolean':
      return fc.boolean()
    case 'timestamp':
      return fc.oneof(fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }), fc.double())
    case 'blob':
      return fc
        .uint8Array({ minLength: shape.min ?? 0, maxLength: Math.min(shape.max ?? 200, 200) })
        .map((bytes) => new Uint8Array(bytes))
    case 'list':
      return fc.array(valueOf(name, shape.of, pool), { maxLength: 3 })
    case 'map':
      return fc.dictionary(
        fc.constantFrom('tenant', 'department', '__proto__', 'aws:s3:arn'),
        valueOf(name, shape.of, pool),
        { maxKeys: 3 },
      )
    case 'structure':
      return structureOf(shape.members, pool)
  }
}

const text = fc.oneof(
  fc.constantFrom('', ' ', '*', 'x', 'a'.repeat(3000), '../..', '💥', '\0', '<b>&amp;</b>', '${aws:username}'),
  fc.string({ unit: 'binary', maxLength: 30 }),
)

const hostile: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(
    null,
    true,
    -1,
    1.5,
    Number.NaN,
    Number.MAX_SAFE_INTEGER,
    '',
    'x'.repeat(5000),
    [],
    {},
    [[]],
    new Uint8Array(0),
  ),
  fc.constant(JSON.parse('{"__proto__":{"polluted":true}}') as unknown), // what a JSON client can send
  text,
)
