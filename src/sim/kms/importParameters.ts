// What GetParametersForImport hands out, and what an import token stands for.
import { hexOf, type Bytes } from '../bytes.ts'
import type { ImportParameters, KmsKey } from '../world.ts'
import { expiredImportToken, invalidImportToken } from './errors.ts'

/** Sets of a public key and a token that are remembered for each key: the latest. */
const MOST = 100

/** In milliseconds. */
export const VALIDITY = 24 * 60 * 60_000

export const withParameters = (key: KmsKey, parameters: ImportParameters): KmsKey => ({
  ...key,
  importParameters: [...(key.importParameters ?? []), parameters].slice(-MOST),
})

/** Refuses a token that is not of this key, or too old. */
export function parametersOf(key: KmsKey, token: Bytes, now: number): ImportParameters {
  const text = hexOf(token)
  const found = key.importParameters?.find((parameters) => parameters.token === text)
  if (!found) throw invalidImportToken()
  if (found.validTo <= now) throw expiredImportToken()
  return found
}
