import { expect, test } from 'vitest'
import { operationsNow, type KeyState, type KmsKey } from '../../sim/index.ts'
import { machineOf } from './stateMachine.ts'

const key: KmsKey = {
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
  creationDate: 0,
  policy: '',
  aliasNames: [],
  tags: [],
  materials: [],
}

const kinds: readonly (readonly [name: string, key: KmsKey])[] = [
  ['a key', key],
  ['an imported key', { ...key, origin: 'EXTERNAL' }],
  ['a primary key', { ...key, multiRegion: { primaryRegion: 'us-east-1', replicaRegions: [] } }],
  [
    'a primary key with a replica',
    { ...key, multiRegion: { primaryRegion: 'us-east-1', replicaRegions: ['eu-west-1'] } },
  ],
  ['a replica', { ...key, multiRegion: { primaryRegion: 'eu-west-1', replicaRegions: ['us-east-1'] } }],
  [
    'a replica that is being made',
    {
      ...key,
      keyState: 'Creating',
      multiRegion: { primaryRegion: 'eu-west-1', replicaRegions: ['us-east-1'] },
    },
  ],
  [
    'an imported replica',
    { ...key, origin: 'EXTERNAL', multiRegion: { primaryRegion: 'eu-west-1', replicaRegions: ['us-east-1'] } },
  ],
]

test.each(kinds)('each arrow of %s is an operation that its state allows', (_, kind) => {
  const { arrows } = machineOf(kind)
  for (const { from, label, by } of arrows) {
    if (by === 'time' || from === 'Deleted') continue
    const name = label.filter((line) => line !== 'or it expires').join('')
    const operation = name.replace(',', '')
    const answer = operationsNow({ ...kind, keyState: from }).find((one) => one.operation === operation)
    expect({ operation, from, isKnown: answer !== undefined, code: answer?.refusal?.code }).toEqual({
      operation,
      from,
      isKnown: true,
      code: undefined,
    })
  }
})

test.each(kinds)('every state of %s can be reached, and each but the last can be left', (_, kind) => {
  const { states, first, arrows } = machineOf(kind)
  const reached = new Set([first.state])
  for (const state of reached) for (const { from, to } of arrows) if (from === state) reached.add(to)
  expect([...reached].toSorted()).toEqual([...states].toSorted())
  for (const state of states.filter((each) => each !== 'Deleted'))
    expect(arrows.some(({ from }) => from === state)).toBe(true)
})

test('a key of AWS has one state, and one that is not usual for its kind is drawn all the same', () => {
  expect(machineOf({ ...key, keyManager: 'AWS' }).states).toEqual(['Enabled'])
  const unusual: KeyState = 'Unavailable'
  expect(machineOf({ ...key, keyState: unusual }).states).toContain(unusual)
})
