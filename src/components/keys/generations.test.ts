import { expect, test } from 'vitest'
import type { KeyMaterial, KmsKey } from '../../sim/index.ts'
import { generationsOf } from './generations.ts'

const day = (date: string): number => Date.parse(`${date}T09:00:00Z`)

const key = (materials: readonly KeyMaterial[], more: Partial<KmsKey> = {}): KmsKey => ({
  arn: 'arn:aws:kms:us-east-1:111122223333:key/1',
  keyId: '1',
  accountId: '111122223333',
  region: 'us-east-1',
  description: '',
  keyManager: 'CUSTOMER',
  keySpec: 'SYMMETRIC_DEFAULT',
  keyUsage: 'ENCRYPT_DECRYPT',
  origin: 'AWS_KMS',
  keyState: 'Enabled',
  creationDate: day('2026-01-15'),
  policy: '',
  aliasNames: [],
  tags: [],
  materials,
  ...more,
})

const rotated = (type: 'AUTOMATIC' | 'ON_DEMAND', date: string) => ({ rotated: { type, date: day(date) } })

test('each generation opens what was sealed while it was the current one', () => {
  const [first, second, third] = generationsOf(
    key([
      { id: 'a' },
      { id: 'b', ...rotated('AUTOMATIC', '2027-01-15') },
      { id: 'c', ...rotated('ON_DEMAND', '2027-03-01') },
    ]),
  )
  expect(first).toMatchObject({ number: 1, place: 'earlier', origin: 'first, made by KMS' })
  expect(first?.opens).toBe('Opens every ciphertext sealed between 2026-01-15 09:00 and 2027-01-15 09:00 UTC.')
  expect(second).toMatchObject({ place: 'earlier', origin: 'automatic rotation' })
  expect(third).toMatchObject({ place: 'current', origin: 'rotation on demand' })
  expect(third?.opens).toContain('Seals everything new, and opens every ciphertext sealed since 2027-03-01')
})

test('imported material may wait, or be gone', () => {
  const [first, second] = generationsOf(
    key(
      [
        { id: 'a' },
        { id: 'b', isPending: true, imported: { validTo: day('2028-01-01') }, description: 'from the safe' },
      ],
      {
        origin: 'EXTERNAL',
      },
    ),
  )
  expect(first).toMatchObject({ place: 'current', isThere: false })
  expect(first?.opens).toContain('stays closed until the same material is imported again')
  expect(second).toMatchObject({ place: 'pending', isThere: true, description: 'from the safe' })
  expect(second).not.toHaveProperty('since')
})

test('a minute in which a key was rotated twice is told to the second', () => {
  const [, second] = generationsOf(
    key([
      { id: 'a' },
      { id: 'b', rotated: { type: 'ON_DEMAND', date: day('2027-01-15') + 1000 } },
      { id: 'c', rotated: { type: 'ON_DEMAND', date: day('2027-01-15') + 3000 } },
    ]),
  )
  expect(second?.opens).toBe('Opens every ciphertext sealed between 2027-01-15 09:00:01 and 2027-01-15 09:00:03 UTC.')
})
