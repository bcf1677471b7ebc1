// A new key with fresh key material in the HSM.
import { keyArn } from '../arn.ts'
import { set } from '../collections/orderedMap.ts'
import { uuid } from '../environment.ts'
import type { CallContext, CallFacts } from '../operation.ts'
import type { KmsKey } from '../world.ts'

/** A key of the caller's account that has a name and a policy, but no material yet. */
export function draftKey(
  { accountId, environment, now, region }: CallFacts,
  given: Pick<KmsKey, 'description' | 'keyManager' | 'policy'>,
): KmsKey {
  const keyId = uuid(environment)
  return {
    arn: keyArn(region, accountId, keyId),
    keyId,
    accountId,
    region,
    ...given,
    keyState: 'Enabled',
    creationDate: now,
    aliasNames: [],
    materialIds: [],
  }
}

/** Gives a drafted key its material, adds it to the world and records it. */
export async function addKey(context: CallContext, draft: KmsKey): Promise<KmsKey> {
  const materialId = await context.environment.hsm.generate(draft.keyId)
  const key = { ...draft, materialIds: [materialId] }
  context.change((world) => ({
    ...world,
    kms: {
      ...world.kms,
      keys: set(world.kms.keys, key.arn, key),
      materials: set(world.kms.materials, materialId, key.arn),
    },
  }))
  context.record({ type: 'state-changed', place: 'kms', subject: key.arn, change: { type: 'created', what: 'key' } })
  return key
}
