// When a trail has digest files: from the moment at which it logs and its log files are validated.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-digest-file-structure.html
import { values } from '../collections/orderedMap.ts'
import type { DigestChain, Trail, World } from '../world.ts'

export const DIGEST_INTERVAL = 60 * 60_000

/** The trail with a chain that goes on while it is to; otherwise the next digest files are the last ones. */
export function chained(trail: Trail, now: number): Trail {
  const { digests } = trail
  if (trail.isLogging && trail.logFileValidation)
    return { ...trail, digests: digests ? goingOn(digests) : beginning(now) }
  return digests ? { ...trail, digests: { ...digests, isEnding: true } } : trail
}

const goingOn = ({ isEnding: _, ...chain }: DigestChain): DigestChain => chain

// Digest files have whole seconds.
function beginning(now: number): DigestChain {
  const since = Math.floor(now / 1000) * 1000
  return { since, due: since + DIGEST_INTERVAL, files: [], previous: null }
}

/** The last end of a digest file up to `moment`. */
export const lastEnd = ({ since }: DigestChain, moment: number): number =>
  since + Math.floor((moment - since) / DIGEST_INTERVAL) * DIGEST_INTERVAL

/** When the next digest files are due; when several are, the last of them up to `skippingTo`, if that is given. */
export const nextDigest = ({ cloudtrail: { trails } }: World, skippingTo = 0): number =>
  Math.min(
    ...[...values(trails)].flatMap(({ digests }) =>
      digests ? [Math.max(digests.due, lastEnd(digests, skippingTo))] : [],
    ),
  )
