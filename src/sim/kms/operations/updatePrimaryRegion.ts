import { keyArn } from '../../arn.ts'
import { defineOperation, type CallContext } from '../../operation.ts'
import { required } from '../../shape.ts'
import type { KmsKey, MultiRegion } from '../../world.ts'
import { keyResource } from '../audit.ts'
import { changeKey } from '../changeKey.ts'
import { unsupported } from '../errors.ts'
import { keyPermission } from '../keyPermission.ts'
import { requireState } from '../keyState.ts'
import { KeyId } from '../members.ts'
import { regionName } from '../regions.ts'
import { relatedKeys, requirePrimary, SETTLING, synchronized } from '../relatedKeys.ts'
import { findOwnKey, keyIfAny } from '../resolveKey.ts'

const shape = { KeyId, PrimaryRegion: required(regionName) }

export const updatePrimaryRegion = defineOperation({
  name: 'kms:UpdatePrimaryRegion',
  summary: 'Makes a replica the primary key of its set; the primary becomes a replica.',
  docs: 'https://docs.aws.amazon.com/kms/latest/APIReference/API_UpdatePrimaryRegion.html',
  input: shape,
  example: { KeyId: 'mrk-1234abcd12ab34cd56ef1234567890ab', PrimaryRegion: 'eu-west-1' },
  permissions: (world, { KeyId, PrimaryRegion }, call) => [
    keyPermission(findOwnKey(world, call, KeyId, 'kms:UpdatePrimaryRegion'), 'kms:UpdatePrimaryRegion', {
      'kms:PrimaryRegion': PrimaryRegion,
    }),
  ],
  async run(context, { KeyId, PrimaryRegion }) {
    const primary = findOwnKey(context.world, context, KeyId, 'kms:UpdatePrimaryRegion')
    requireState(primary, 'UpdatePrimaryRegion')
    if (!primary.multiRegion || primary.region === PrimaryRegion)
      throw unsupported(primary.multiRegion ? undefined : `${primary.arn} is not a multi-region primary key.`)
    requirePrimary(primary)
    const replicaArn = keyArn(PrimaryRegion, primary.accountId, primary.keyId)
    await context.request(becomePrimary, { KeyId: replicaArn, PrimaryRegion }, { region: PrimaryRegion })
    const related = {
      primaryRegion: PrimaryRegion,
      replicaRegions: primary.multiRegion.replicaRegions.map((region) =>
        region === PrimaryRegion ? primary.region : region,
      ),
    }
    changePrimary(context, primary, related)
    context.recordAfter(synchronized(context, { ...primary, arn: replicaArn, region: PrimaryRegion }))
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, PrimaryRegion }) => ({ keyId: KeyId, primaryRegion: PrimaryRegion }),
    resources: (world, { KeyId }, _output, call) => keyResource(keyIfAny(world, call, KeyId)),
  },
})

// The other half of the call, in the Region of the replica: permission and state of the replica count too.
const becomePrimary = defineOperation({
  ...updatePrimaryRegion,
  run(context, { KeyId }) {
    requireState(findOwnKey(context.world, context, KeyId, 'kms:UpdatePrimaryRegion'), 'UpdatePrimaryRegion')
  },
  audit: {
    category: 'Management',
    readOnly: false,
    requestParameters: ({ KeyId, PrimaryRegion }) => ({ keyId: KeyId, primaryRegion: PrimaryRegion }),
  },
})

function changePrimary(context: CallContext, primary: KmsKey, multiRegion: MultiRegion): void {
  const { rotation } = primary
  for (const { arn, region } of relatedKeys(context.world, primary))
    changeKey(context, arn, ({ rotation: _, ...key }) => ({
      ...key,
      multiRegion,
      ...(region === multiRegion.primaryRegion && rotation && { rotation }),
      ...((region === multiRegion.primaryRegion || region === primary.region) && {
        keyState: 'Updating',
        transition: { to: key.keyState, date: context.now + SETTLING },
      }),
    }))
  context.record({
    type: 'state-changed',
    place: 'kms',
    subject: primary.arn,
    change: {
      type: 'setting-changed',
      what: 'multi-Region configuration',
      before: primary.multiRegion ? { ...primary.multiRegion } : null,
      after: { ...multiRegion },
    },
  })
}
