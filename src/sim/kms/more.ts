// What no lesson calls so far: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { control } from './control.ts'
import { cryptography } from './cryptography.ts'
import { keyLife } from './keyLife.ts'
import { describeKey } from './operations/describeKey.ts'
import { getKeyPolicy } from './operations/getKeyPolicy.ts'
import { listAliases } from './operations/listAliases.ts'
import { listKeys } from './operations/listKeys.ts'

export const more: readonly Operation[] = [
  describeKey,
  listKeys,
  listAliases,
  getKeyPolicy,
  ...cryptography,
  ...keyLife,
  ...control,
]
