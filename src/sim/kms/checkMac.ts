import type { KmsKey } from '../world.ts'
import { incompatibleAlgorithm } from './errors.ts'
import { algorithmsOf } from './keySpecs.ts'

/** Refuses an algorithm that is not the one of the key. */
export function requireMacAlgorithm(key: KmsKey, algorithm: string): void {
  const { MacAlgorithms = [] } = algorithmsOf(key)
  if (!MacAlgorithms.includes(algorithm)) throw incompatibleAlgorithm(algorithm, key.keySpec)
}
