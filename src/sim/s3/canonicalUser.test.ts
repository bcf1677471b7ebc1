import { expect, test } from 'vitest'
import { accountWithCanonicalId, canonicalUserId } from './canonicalUser.ts'

test.each(['111122223333', '444455556666', '000000000001', '999999999999'])('an id leads back to account %s', (id) => {
  expect(canonicalUserId(id)).toMatch(/^[0-9a-f]{64}$/)
  expect(accountWithCanonicalId(canonicalUserId(id))).toBe(id)
})

test.each(['', 'wrong-id', 'f'.repeat(64), '79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be'])(
  '%j is nobody’s id',
  (id) => {
    expect(accountWithCanonicalId(id)).toBeUndefined()
  },
)
