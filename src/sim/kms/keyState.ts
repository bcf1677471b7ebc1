// Which operation works on a key in which state.
// https://docs.aws.amazon.com/kms/latest/developerguide/key-state.html
import type { AwsError } from '../errors.ts'
import type { KeyState, KmsKey } from '../world.ts'
import { disabled, invalidState } from './errors.ts'

type Answer = 'works' | 'is disabled' | 'is pending deletion' | 'is not pending deletion'

const cryptography = { Enabled: 'works', Disabled: 'is disabled', PendingDeletion: 'is pending deletion' } as const
const lifecycle = { Enabled: 'works', Disabled: 'works', PendingDeletion: 'is pending deletion' } as const
const always = { Enabled: 'works', Disabled: 'works', PendingDeletion: 'works' } as const

const answers = {
  CancelKeyDeletion: {
    Enabled: 'is not pending deletion',
    Disabled: 'is not pending deletion',
    PendingDeletion: 'works',
  },
  CreateAlias: lifecycle,
  Decrypt: cryptography,
  DescribeKey: always,
  DisableKey: lifecycle,
  EnableKey: lifecycle,
  Encrypt: cryptography,
  GenerateDataKey: cryptography,
  GetKeyPolicy: always,
  ListAliases: always,
  PutKeyPolicy: always,
  ScheduleKeyDeletion: lifecycle,
} as const satisfies Record<string, Record<KeyState, Answer>>

export type KeyOperation = keyof typeof answers

/** Refuses an operation that the key's state does not allow. */
export function requireState(key: KmsKey, operation: KeyOperation): void {
  const answer: Answer = answers[operation][key.keyState]
  if (answer !== 'works') throw refusals[answer](key.arn)
}

const refusals: Record<Exclude<Answer, 'works'>, (arn: string) => AwsError> = {
  'is disabled': disabled,
  // The page allows DisabledException too; this is what is recorded.
  'is pending deletion': (arn) => invalidState(`${arn} is pending deletion.`),
  'is not pending deletion': (arn) => invalidState(`${arn} is not pending deletion.`),
}
