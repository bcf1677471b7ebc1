// A root user whose access key is given, not made: for clients whose credentials are fixed.
import { rootArn } from '../arn.ts'
import type { World } from '../world.ts'
import { withAccessKey } from './accessKeys.ts'

export const rootCredentials = (
  world: World,
  { accessKeyId, secretAccessKey }: { readonly accessKeyId: string; readonly secretAccessKey: string },
): World =>
  withAccessKey(world, {
    accessKeyId,
    secretAccessKey,
    owner: rootArn(world.accountId),
    status: 'Active',
    createDate: 0,
  })
