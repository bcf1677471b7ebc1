import { expect, test } from 'vitest'
import { allOperations } from '../operations.ts'
import { requestQuotas, resourceQuotas } from './requestQuotas.ts'

/** The public table does not have these, or we have not seen it with them. */
const UNKNOWN = ['kms:ListKeyRotations']

test('every operation has its quota, and every quota has operations of KMS', async () => {
  const known = (await allOperations()).map(({ name }) => name as string).filter((name) => name.startsWith('kms:'))
  const named = new Set(requestQuotas.flatMap(({ operations }) => operations as readonly string[]))
  expect(known.filter((name) => !named.has(name) && !UNKNOWN.includes(name))).toEqual([])
  for (const { operations, perSecond, source } of requestQuotas) {
    expect(operations.length).toBeGreaterThan(0)
    expect(perSecond).toBeGreaterThan(0)
    expect(source).toContain('requests-per-second')
  }
})

test('no two quotas have the same name', () => {
  const names = [...requestQuotas, ...resourceQuotas].map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
