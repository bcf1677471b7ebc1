// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
import { expect, test } from 'vitest'
import { createKey, delegation, keyPolicy, type DataKey } from '../testing/kms.ts'
import { root, simulation } from '../testing/world.ts'

const pending = ['KMSInvalidStateException', 'is pending deletion.'] as const
const disabled = ['DisabledException', 'is disabled.'] as const
const notPending = ['KMSInvalidStateException', 'is not pending deletion.'] as const

// Operation, then what it answers for an enabled key, a disabled one and one that is pending deletion.
const table = [
  ['CancelKeyDeletion', notPending, notPending, 'works'],
  ['CreateAlias', 'works', 'works', pending],
  ['Decrypt', 'works', disabled, pending],
  ['DescribeKey', 'works', 'works', 'works'],
  ['DisableKey', 'works', 'works', pending],
  ['EnableKey', 'works', 'works', pending],
  ['Encrypt', 'works', disabled, pending],
  ['GenerateDataKey', 'works', disabled, pending],
  ['GetKeyPolicy', 'works', 'works', 'works'],
  ['ListAliases', 'works', 'works', 'works'],
  ['PutKeyPolicy', 'works', 'works', 'works'],
  ['ScheduleKeyDeletion', 'works', 'works', pending],
] as const

const states = ['Enabled', 'Disabled', 'PendingDeletion'] as const
const cases = table.flatMap(([operation, ...answers]) =>
  states.map((state, i) => ({ operation, state, answer: answers[i] ?? 'works' })),
)

test.each(cases)('$operation on a key that is $state', async ({ operation, state, answer }) => {
  const sim = simulation()
  const { KeyId, Arn } = await createKey(sim)
  const { CiphertextBlob } = await sim.answer<DataKey>(root, 'kms:GenerateDataKey', { KeyId, NumberOfBytes: 32 })
  if (state === 'Disabled') await sim.answer(root, 'kms:DisableKey', { KeyId })
  if (state === 'PendingDeletion') await sim.answer(root, 'kms:ScheduleKeyDeletion', { KeyId })
  const outcome = await sim.send(root, `kms:${operation}`, inputOf(operation, KeyId, CiphertextBlob))
  expect('error' in outcome ? outcome.error : 'works').toEqual(
    answer === 'works' ? answer : { code: answer[0], status: 400, message: `${Arn} ${answer[1]}` },
  )
})

function inputOf(operation: (typeof table)[number][0], KeyId: string, CiphertextBlob: Uint8Array): object {
  switch (operation) {
    case 'CreateAlias':
      return { AliasName: 'alias/app', TargetKeyId: KeyId }
    case 'Decrypt':
      return { CiphertextBlob }
    case 'Encrypt':
      return { KeyId, Plaintext: Uint8Array.of(1) }
    case 'GenerateDataKey':
      return { KeyId, KeySpec: 'AES_256' }
    case 'PutKeyPolicy':
      return { KeyId, Policy: keyPolicy(delegation) }
    default:
      return { KeyId }
  }
}
