// The handle that the HSM has of a KMS key's material, for what is not AES.
import type { Environment } from '../environment.ts'
import type { HeldKey } from '../hsm/heldKey.ts'
import type { KmsKey } from '../world.ts'
import { currentMaterial } from './keyMetadata.ts'

/** `work` is one that the key's spec and usage are for. */
export async function heldFor<W extends keyof HeldKey>(
  { hsm }: Pick<Environment, 'hsm'>,
  key: KmsKey,
  work: W,
): Promise<NonNullable<HeldKey[W]>> {
  const held = (await (await hsm.beyondAes()).held(currentMaterial(key)))?.[work]
  if (held === undefined) throw new Error(`The HSM holds no material of ${key.arn} for ${work}.`)
  return held
}
