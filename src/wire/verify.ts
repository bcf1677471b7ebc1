// Who sent this? Signature Version 4, compared with what the named access key would have made of the request.
import { get, type CallerName, type ErrorData, type World } from '../sim/index.ts'
import type { DoorRefusals } from './doorRefusals.ts'
import type { WireRequest } from './message.ts'
import type { Signature } from './signature.ts'
import { canonicalRequest, isSame, sign, signingKey, stringToSign } from './signing.ts'
import type { Target } from './target.ts'

export interface Claim {
  readonly request: WireRequest
  readonly target: Target
  readonly signature: Signature
  readonly payloadHash: string
  /** What the credentials have to be for. */
  readonly service: string
  /** Milliseconds since the epoch, by the clock that clients go by. */
  readonly now: number
  readonly refusals: DoorRefusals
}

export type Verdict =
  | {
      readonly caller: CallerName
      /** To check what is signed piece by piece; undefined for a caller who is nobody here. */ readonly key:
        Uint8Array | undefined
    }
  | { readonly error: ErrorData }

/** A key that the world does not know, or another token, is for the engine to refuse: it has each service's words. */
export function verify(world: World, claim: Claim): Verdict {
  const { request, signature, service, now, refusals } = claim
  if (signature.service !== service) return { error: refusals.scope(signature, service) }
  if (signature.date !== signature.stamp.slice(0, 8)) return { error: refusals.scopeDate(signature) }
  const late = lateness(claim)
  if (late) return { error: late(signature, now) }

  const { accessKeyId, sessionToken = '' } = signature
  const session = get(world.sts.sessions, accessKeyId)
  const key = session ?? get(world.iam.accessKeys, accessKeyId)
  const caller: CallerName = { type: 'access-key', accessKeyId, ...(session && { sessionToken }) }
  if (!key) return { caller: { ...caller, ...(sessionToken && { sessionToken }) }, key: undefined }

  const unsigned = unsignedHeaders(request, signature)
  if (unsigned.length > 0) return { error: refusals.unsigned(unsigned) }
  const derived = signingKey(key.secretAccessKey, signature)
  const canonical = canonicalRequest(claim)
  const toSign = stringToSign(signature, canonical)
  return isSame(sign(derived, toSign), signature.signature)
    ? { caller, key: derived }
    : { error: refusals.mismatch({ signature, canonical, toSign }) }
}

function lateness({ signature, now, refusals }: Claim): DoorRefusals['skewed'] | undefined {
  const { signedAt, expires } = signature
  if (signedAt > now + refusals.tolerance) return refusals.skewed
  if (expires !== undefined) return now > signedAt + expires * 1000 ? refusals.expired : undefined
  return signedAt < now - refusals.tolerance ? refusals.skewed : undefined
}

/** What a request says about itself in `x-amz-` headers has to be signed, like its host. */
const unsignedHeaders = ({ headers }: WireRequest, { place, signedHeaders }: Signature): readonly string[] =>
  [...headers.keys()].filter(
    (name) =>
      (name === 'host' || name.startsWith('x-amz-')) && !signedHeaders.includes(name) && name !== UNSIGNED[place],
  )

// Browsers' clients say their name after they have signed; a URL is signed before anybody knows what it will carry.
const UNSIGNED = { header: 'x-amz-user-agent', query: 'x-amz-content-sha256' } as const
