// What holds for KMS whatever it is asked, in any order.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Bytes } from '../bytes.ts'
import { values } from '../collections/orderedMap.ts'
import type { ErrorData } from '../errors.ts'
import { send, type ApiRequest, type Outcome } from '../gateway.ts'
import { createLaws } from '../testing/laws.ts'
import { createKey, delegation, keyPolicy, type Sealed } from '../testing/kms.ts'
import { anonymous, createUser, root, simulation, user, type Simulation } from '../testing/world.ts'
import type { World } from '../world.ts'

const CODES: ReadonlySet<string> = new Set([
  'AccessDeniedException',
  'AlreadyExistsException',
  'DisabledException',
  'DryRunOperationException',
  'IncorrectKeyException',
  'InvalidArnException',
  'InvalidCiphertextException',
  'InvalidKeyUsageException',
  'InvalidMarkerException',
  'KMSInvalidStateException',
  'LimitExceededException',
  'MalformedPolicyDocumentException',
  'MissingAuthenticationTokenException',
  'NotAuthorizedException',
  'NotFoundException',
  'SerializationException',
  'UnsupportedOperationException',
  'ValidationException',
])

test('every refusal is one of AWS, and every world survives JSON', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 60, maxLength: 60 }), async (steps) => {
      const sim = await start()
      const { environment } = sim
      const laws = createLaws(environment, sim.world)
      const blobs: SealedBefore[] = []
      let { world } = sim
      for (const choose of steps) {
        const request = choose(
          [...values(world.kms.keys)].map(({ keyId }) => keyId),
          blobs,
        )
        const outcome = await send(world, environment, request)
        expect('error' in outcome ? ours(outcome.error) : undefined).toBeUndefined()
        blobs.push(...sealedIn(request, outcome))
        expect(laws.check(world, request, outcome)).toEqual([])
        // From here on with what JSON makes of the world.
        world = JSON.parse(JSON.stringify(outcome.world)) as World // it was a world before
        expect(world).toEqual(outcome.world)
      }
    }),
    { numRuns: 20 },
  )
})

/** An error that AWS would not give. */
const ours = ({ code, status }: ErrorData): string | undefined =>
  CODES.has(code) && status === 400 ? undefined : `${code} ${status}`

/** What the request had sealed, and with which encryption context. */
function sealedIn({ operation, input }: ApiRequest, outcome: Outcome): readonly SealedBefore[] {
  if (!('response' in outcome) || !['kms:Encrypt', 'kms:GenerateDataKey'].includes(operation)) return []
  const { CiphertextBlob } = outcome.response as Sealed // both answer with a blob
  const { EncryptionContext = {} } = input as { readonly EncryptionContext?: object } // made below
  return [{ blob: CiphertextBlob, context: EncryptionContext }]
}

async function start(): Promise<Simulation> {
  const sim = simulation('any order')
  await createUser(sim, 'alice', { Effect: 'Allow', Action: 'kms:*', Resource: '*' })
  await createUser(sim, 'bob')
  const { KeyId } = await createKey(sim)
  await sim.answer(root, 'kms:CreateAlias', { AliasName: 'alias/app', TargetKeyId: KeyId })
  return sim
}

interface SealedBefore {
  readonly blob: Bytes
  readonly context: object
}

type Step = (keyIds: readonly string[], blobs: readonly SealedBefore[]) => ApiRequest

const pick = <T>(list: readonly T[], nat: number): T | undefined => list[nat % Math.max(1, list.length)]

const people = fc.oneof(
  { weight: 16, arbitrary: fc.constantFrom(root, user('alice')) },
  { weight: 2, arbitrary: fc.constant(user('bob')) },
  { weight: 1, arbitrary: fc.constant(anonymous) },
)
const contexts = fc.constantFrom({}, { tenant: 'blue' }, { tenant: 'red' }, { tenant: 'blue', part: '1' })
const policies = fc.constantFrom(
  keyPolicy(delegation),
  keyPolicy({ ...delegation, Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' } }),
  keyPolicy(delegation, { ...delegation, Effect: 'Deny', Principal: '*', Action: 'kms:Decrypt' }),
  keyPolicy({ ...delegation, Principal: { AWS: 'arn:aws:iam::111122223333:user/nobody' } }),
  '{',
)

// What encrypts, opens and revives comes more often.
const operations = [
  'CreateKey DescribeKey ListKeys CreateAlias ListAliases PutKeyPolicy GetKeyPolicy DisableKey ScheduleKeyDeletion',
  'EnableKey EnableKey CancelKeyDeletion CancelKeyDeletion GenerateDataKey GenerateDataKey Encrypt Encrypt',
  'Decrypt Decrypt Decrypt Decrypt',
].flatMap((names) => names.split(' '))

const step: fc.Arbitrary<Step> = fc
  .record({
    as: people,
    operation: fc.constantFrom(...operations),
    key: fc.nat(),
    blob: fc.nat(),
    flipped: fc.option(fc.nat(), { freq: 1 }),
    isOwnContext: fc.boolean(),
    name: fc.oneof(
      { weight: 12, arbitrary: fc.constant('id') },
      { weight: 1, arbitrary: fc.constantFrom('alias/app', 'alias/aws/s3', 'alias/none', 'nonsense', '') },
    ),
    context: contexts,
    policy: policies,
    bypass: fc.boolean(),
    days: fc.integer({ min: 5, max: 32 }),
    dryRun: fc.constantFrom(false, false, false, true),
    plaintext: fc.uint8Array({ minLength: 0, maxLength: 40 }),
    named: fc.boolean(),
  })
  .map((choice) => (keyIds, blobs) => {
    const KeyId = choice.name === 'id' ? (pick(keyIds, choice.key) ?? 'none') : choice.name
    const given = pick(blobs, choice.blob) ?? { blob: Uint8Array.of(1), context: {} }
    const place = (choice.flipped ?? -1) % given.blob.length
    const CiphertextBlob = given.blob.map((byte, i) => (i === place ? byte ^ 1 : byte))
    const common = { EncryptionContext: choice.context, DryRun: choice.dryRun }
    const key = { KeyId }
    const inputs: Readonly<Record<string, object>> = {
      CreateKey: choice.named ? {} : { Policy: choice.policy, BypassPolicyLockoutSafetyCheck: choice.bypass },
      ListKeys: { Limit: choice.days },
      ListAliases: choice.named ? key : {},
      CreateAlias: { AliasName: `alias/${choice.days}`, TargetKeyId: KeyId },
      PutKeyPolicy: { ...key, Policy: choice.policy, BypassPolicyLockoutSafetyCheck: choice.bypass },
      ScheduleKeyDeletion: { ...key, PendingWindowInDays: choice.days },
      GenerateDataKey: { ...key, ...common, NumberOfBytes: choice.days },
      Encrypt: { ...key, ...common, Plaintext: new Uint8Array(choice.plaintext) },
      Decrypt: {
        CiphertextBlob,
        ...common,
        ...(choice.isOwnContext && { EncryptionContext: given.context }),
        ...(choice.named && key),
      },
    }
    return { as: choice.as, operation: `kms:${choice.operation}`, input: inputs[choice.operation] ?? key }
  })
