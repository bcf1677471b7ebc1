import type { KeyState, KmsKey } from '../world.ts'

/** The key as it is at a moment (milliseconds since the epoch): some things change by themselves, without a call. */
export function keyAt(key: KmsKey, moment: number): KmsKey {
  const settled = key.transition && key.transition.date <= moment ? withState(key, key.transition.to) : key
  return expiryOf(settled) <= moment ? withoutExpired(settled, moment) : settled
}

const withState = ({ transition: _, ...key }: KmsKey, keyState: KeyState): KmsKey => ({ ...key, keyState })

/** When imported material of the key next expires; never for most keys. */
export const expiryOf = ({ materials, origin }: KmsKey): number =>
  origin === 'EXTERNAL' ? Math.min(...materials.map(({ imported }) => imported?.validTo ?? Infinity)) : Infinity

/** Every generation of an imported key has to be there before it can be used; what waits for a rotation does not count. */
export const isComplete = ({ materials, origin }: KmsKey): boolean =>
  origin !== 'EXTERNAL' || (materials.length > 0 && materials.every(({ imported, isPending }) => imported ?? isPending))

function withoutExpired(key: KmsKey, moment: number): KmsKey {
  const materials = key.materials.flatMap(({ imported, ...material }) =>
    (imported?.validTo ?? Infinity) > moment
      ? [{ ...material, ...(imported && { imported }) }]
      : material.isPending
        ? []
        : [material],
  )
  const left = { ...key, materials }
  const isWorking = key.keyState === 'Enabled' || key.keyState === 'Disabled'
  return isWorking && !isComplete(left) ? { ...left, keyState: 'PendingImport' } : left
}
