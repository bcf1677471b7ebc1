// The law of rotation: what one generation sealed every later generation opens, until the key is deleted.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameBytes, utf8, type Bytes } from '../bytes.ts'
import type { Outcome } from '../gateway.ts'
import { importMaterial, materialOf } from '../testing/importing.ts'
import { createKey, generationsOf, type Metadata, type Sealed } from '../testing/kms.ts'
import { root, simulation, type Simulation } from '../testing/world.ts'

const REGIONS = ['us-east-1', 'eu-west-1']

type Act =
  | {
      readonly act: 'seal' | 'rotate' | 'disable' | 'enable' | 'schedule' | 'unschedule' | 'move'
      readonly region: string
    }
  | { readonly act: 'pass'; readonly days: number }
  | { readonly act: 'period'; readonly days: number }

const region = fc.constantFrom(...REGIONS)
const acts: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ act: fc.constant('seal' as const), region }),
  fc.record({ act: fc.constantFrom('rotate', 'disable', 'enable', 'unschedule', 'move', 'rotate', 'enable'), region }),
  fc.record({ act: fc.constant('schedule' as const), region }),
  fc.record({ act: fc.constant('pass' as const), days: fc.integer({ min: 0, max: 6 }) }),
  fc.record({ act: fc.constant('pass' as const), days: fc.integer({ min: 60, max: 400 }) }),
  fc.record({ act: fc.constant('period' as const), days: fc.integer({ min: 90, max: 400 }) }),
)

interface Kept {
  readonly CiphertextBlob: Bytes
  readonly Plaintext: Bytes
  readonly materialId: string
}

test('over any life of a multi-Region key, everything that was sealed opens wherever a key of the set works', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { minLength: 10, maxLength: 25 }), async (life) => {
      const sim = simulation()
      const { KeyId } = await createKey(sim, { MultiRegion: true })
      await sim.answer(root, 'kms:ReplicateKey', { KeyId, ReplicaRegion: REGIONS[1] })
      await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
      const kept: Kept[] = []
      for (const step of life) {
        await live(sim, KeyId, step, kept)
        expect(await broken(sim, KeyId, kept)).toEqual([])
      }
    }),
    { numRuns: 25, endOnFailure: true },
  )
}, 120_000)

async function live(sim: Simulation, KeyId: string, step: Act, kept: Kept[]): Promise<void> {
  switch (step.act) {
    case 'seal': {
      const Plaintext = utf8(`secret ${kept.length}`)
      const outcome = await sim.send(root, 'kms:Encrypt', { KeyId, Plaintext }, step.region)
      if ('error' in outcome) return
      const { CiphertextBlob } = outcome.response as Sealed // Encrypt's answer
      const { CurrentKeyMaterialId: materialId } = (await described(sim, KeyId, step.region)) ?? {}
      kept.push({ CiphertextBlob, Plaintext, materialId: materialId ?? '' })
      return
    }
    case 'pass':
      await sim.answer(root, 'clock:PassTime', { Days: step.days, Minutes: 1 })
      return
    case 'period':
      for (const at of REGIONS)
        await sim.send(root, 'kms:EnableKeyRotation', { KeyId, RotationPeriodInDays: step.days }, at)
      return
    case 'schedule':
      await sim.send(root, 'kms:ScheduleKeyDeletion', { KeyId, PendingWindowInDays: 7 }, step.region)
      return
    case 'move':
      await sim.send(root, 'kms:UpdatePrimaryRegion', { KeyId, PrimaryRegion: step.region }, other(step.region))
      await sim.answer(root, 'clock:PassTime', { Minutes: 1 })
      return
    default:
      await sim.send(root, OPERATIONS[step.act], { KeyId }, step.region)
  }
}

const OPERATIONS = {
  rotate: 'kms:RotateKeyOnDemand',
  disable: 'kms:DisableKey',
  enable: 'kms:EnableKey',
  unschedule: 'kms:CancelKeyDeletion',
}

const other = (name: string): string => REGIONS.find((each) => each !== name) ?? name

async function described(sim: Simulation, KeyId: string, at: string): Promise<Metadata | undefined> {
  const outcome = await sim.send(root, 'kms:DescribeKey', { KeyId }, at)
  return 'error' in outcome ? undefined : (outcome.response as { KeyMetadata: Metadata }).KeyMetadata // DescribeKey's answer
}

/** What does not hold now, in words. */
async function broken(sim: Simulation, KeyId: string, kept: readonly Kept[]): Promise<readonly string[]> {
  const problems: string[] = []
  for (const at of REGIONS) {
    const key = await described(sim, KeyId, at)
    const isWorking = key?.KeyState === 'Enabled' || key?.KeyState === 'Updating'
    for (const [i, { CiphertextBlob, Plaintext, materialId }] of kept.entries()) {
      const opened = openedIn(await sim.send(root, 'kms:Decrypt', { CiphertextBlob }, at))
      if ((opened !== undefined) !== isWorking)
        problems.push(`${at}: blob ${i} is ${opened ? '' : 'not '}opened by a key that is ${key?.KeyState ?? 'gone'}`)
      if (opened && (!sameBytes(opened.Plaintext, Plaintext) || opened.KeyMaterialId !== materialId))
        problems.push(`${at}: blob ${i} opens as something else`)
    }
    problems.push(...(key ? await disorder(sim, KeyId, at) : []))
  }
  return problems
}

interface Opened {
  readonly Plaintext: Bytes
  readonly KeyMaterialId: string
}

const openedIn = (outcome: Outcome): Opened | undefined =>
  'error' in outcome ? undefined : (outcome.response as Opened) // Decrypt's answer

/** Generations follow each other in time, and the last one is the current one. */
async function disorder(sim: Simulation, KeyId: string, at: string): Promise<readonly string[]> {
  const generations = await generationsOf(sim, KeyId, at)
  const dates = generations.map(({ RotationDate = 0 }) => RotationDate)
  const isOrdered = dates.every((date, i) => i === 0 || date > (dates[i - 1] ?? 0))
  const states = generations.map(({ KeyMaterialState }) => KeyMaterialState).join(' ')
  const isCurrent = /^(NON_CURRENT )*CURRENT$/.test(states)
  return [
    ...(isOrdered ? [] : [`${at}: generations took over at ${dates.join(', ')}`]),
    ...(isCurrent ? [] : [`${at}: generations are ${states}`]),
  ]
}

test('over any order of bringing and taking imported material, a ciphertext opens exactly while all of it is there', async () => {
  const change = fc.record({ byte: fc.integer({ min: 1, max: 3 }), isBrought: fc.boolean() })
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 5, maxLength: 12 }), async (changes) => {
      const sim = simulation()
      const { KeyId } = await createKey(sim, { Origin: 'EXTERNAL' })
      const ids: string[] = []
      const blobs: Bytes[] = []
      for (const byte of [1, 2, 3]) {
        if (byte > 1) await importMaterial(sim, KeyId, materialOf(byte), { ImportType: 'NEW_KEY_MATERIAL' })
        else await importMaterial(sim, KeyId, materialOf(byte))
        if (byte > 1) await sim.answer(root, 'kms:RotateKeyOnDemand', { KeyId })
        const sealed = await sim.answer<Sealed>(root, 'kms:Encrypt', { KeyId, Plaintext: materialOf(byte) })
        blobs.push(sealed.CiphertextBlob)
        ids.push((await described(sim, KeyId, 'us-east-1'))?.CurrentKeyMaterialId ?? '')
      }
      const there = new Set([1, 2, 3])
      for (const { byte, isBrought } of changes) {
        if (isBrought) {
          await importMaterial(sim, KeyId, materialOf(byte))
          there.add(byte)
        } else {
          await sim.answer(root, 'kms:DeleteImportedKeyMaterial', { KeyId, KeyMaterialId: ids[byte - 1] })
          there.delete(byte)
        }
        const opened = []
        for (const CiphertextBlob of blobs)
          opened.push(openedIn(await sim.send(root, 'kms:Decrypt', { CiphertextBlob }))?.Plaintext)
        expect(opened).toEqual([1, 2, 3].map((each) => (there.size === 3 ? materialOf(each) : undefined)))
      }
    }),
    { numRuns: 6, endOnFailure: true },
  )
}, 120_000)
