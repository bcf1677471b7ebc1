// The key pairs that sign digest files, one for each Region at a time. The private half is made in the HSM and stays there.
// https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-custom-validation.html
import { base64Of, hexOf, utf8 } from '../bytes.ts'
import { get, set } from '../collections/orderedMap.ts'
import { md5Hex } from '../crypto/md5.ts'
import type { CallContext } from '../operation.ts'
import type { DigestKey } from '../world.ts'

const ALGORITHM = 'RSASSA_PKCS1_V1_5_SHA_256'
const DAY = 24 * 60 * 60_000
const VALIDITY = 365 * DAY

/** An RSA key of 2048 bits in a SubjectPublicKeyInfo comes after this many bytes, which are always the same. */
export const SPKI_HEADER = Uint8Array.of(
  0x30, 0x82, 0x01, 0x22, 0x30, 0x0d, 0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00,
  0x03, 0x82, 0x01, 0x0f, 0x00,
) // prettier-ignore

/** The Region's key at this moment; made when it is first needed. */
export async function signingKey(context: CallContext, region: string): Promise<DigestKey> {
  const { now, environment } = context
  const known = get(context.world.cloudtrail.publicKeys, region) ?? []
  const current = known.findLast(({ validUntil }) => validUntil > now)
  if (current) return current
  const materialId = await environment.hsm.generate(`cloudtrail/${region}`, 'RSA_2048')
  const { publicKey } = await held(context, materialId)
  const value = publicKey.slice(SPKI_HEADER.length)
  const validFrom = Math.floor(now / DAY) * DAY
  const key = {
    materialId,
    fingerprint: await md5Hex(value, environment),
    value: base64Of(value),
    validFrom,
    validUntil: validFrom + VALIDITY,
  }
  context.change((world) => ({
    ...world,
    cloudtrail: { ...world.cloudtrail, publicKeys: set(world.cloudtrail.publicKeys, region, [...known, key]) },
  }))
  return key
}

/** What is signed of a digest file. */
export interface SignedDigest {
  readonly digestEndTime: string
  readonly digestS3Bucket: string
  readonly digestS3Object: string
  /** Hex SHA-256 of what the file holds when it is unpacked. */
  readonly hash: string
  readonly previousDigestSignature: string | null
}

export const signedText = (digest: SignedDigest): string =>
  [
    digest.digestEndTime,
    `${digest.digestS3Bucket}/${digest.digestS3Object}`,
    digest.hash,
    digest.previousDigestSignature ?? 'null',
  ].join('\n')

/** In hex. */
export async function signDigest(context: CallContext, key: DigestKey, digest: SignedDigest): Promise<string> {
  const { signing } = await held(context, key.materialId)
  return hexOf(await signing.sign(ALGORITHM, { type: 'RAW', bytes: utf8(signedText(digest)) }))
}

async function held({ environment }: CallContext, materialId: string) {
  const { publicKey, signing } = (await (await environment.hsm.beyondAes()).held(materialId)) ?? {}
  if (!publicKey || !signing) throw new Error(`The HSM holds no key pair ${materialId}.`)
  return { publicKey, signing }
}
