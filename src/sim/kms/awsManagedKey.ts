// The AWS managed key of a service: made in an account when the service first needs it, usable only through that service.
// https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html#aws-managed-cmk
import { aliasArn, keyArn, rootArn } from '../arn.ts'
import { get, set } from '../collections/orderedMap.ts'
import type { CallContext } from '../operation.ts'
import type { KmsKey } from '../world.ts'
import { addKey, draftKey } from './newKey.ts'

/** The predefined alias names of this simulation, and what their keys are like. */
const managed = {
  'alias/aws/s3': {
    service: 's3',
    id: 'auto-s3-2',
    name: 'S3',
    description: 'Default key that protects my S3 objects when no other key is defined',
  },
} as const

export type PredefinedAlias = keyof typeof managed
export const predefinedAliases = Object.keys(managed) as PredefinedAlias[] // these are the keys of `managed`
export const isPredefined = (aliasName: string): aliasName is PredefinedAlias => Object.hasOwn(managed, aliasName)

/** The key behind a predefined alias in the account and Region of the call; it is made when there is none yet. */
export async function awsManagedKey(context: CallContext, aliasName: PredefinedAlias): Promise<KmsKey> {
  const { accountId, region, now } = context
  const arn = aliasArn(region, accountId, aliasName)
  const alias = get(context.world.kms.aliases, arn)
  const known = alias && get(context.world.kms.keys, keyArn(region, accountId, alias.targetKeyId))
  if (known) return known

  const { description } = managed[aliasName]
  const policy = policyOf(aliasName, accountId, region)
  const key = await addKey(context, draftKey(context, { description, keyManager: 'AWS', policy }))
  context.change((world) => ({
    ...world,
    kms: {
      ...world.kms,
      aliases: set(world.kms.aliases, arn, {
        arn,
        aliasName,
        targetKeyId: key.keyId,
        creationDate: now,
        lastUpdatedDate: now,
      }),
    },
  }))
  context.record({ type: 'state-changed', place: 'kms', subject: arn, change: { type: 'created', what: 'alias' } })
  return key
}

function policyOf(aliasName: PredefinedAlias, accountId: string, region: string): string {
  const { id, name, service } = managed[aliasName]
  return JSON.stringify({
    Version: '2012-10-17',
    Id: id,
    Statement: [
      {
        Sid: `Allow access through ${name} for all principals in the account that are authorized to use ${name}`,
        Effect: 'Allow',
        Principal: { AWS: '*' },
        Action: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey'],
        Resource: '*',
        Condition: {
          StringEquals: { 'kms:CallerAccount': accountId, 'kms:ViaService': `${service}.${region}.amazonaws.com` },
        },
      },
      {
        Sid: 'Allow direct access to key metadata to the account',
        Effect: 'Allow',
        Principal: { AWS: rootArn(accountId) },
        Action: ['kms:Describe*', 'kms:Get*', 'kms:List*'],
        Resource: '*',
      },
    ],
  })
}
