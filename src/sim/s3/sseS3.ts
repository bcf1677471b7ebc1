// SSE-S3: each object has its own data key, and S3 wraps that with a key of its own that nobody else can see.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingServerSideEncryption.html
import type { CallContext } from '../operation.ts'
import type { ObjectEncryption } from '../world.ts'
import type { DataKey } from './dataKey.ts'
import { hsmKey, newWrappedKey, unwrapKey } from './wrapDataKey.ts'

type Wrapped = Extract<ObjectEncryption, { type: 'AES256' }>

/** Makes a data key and wraps it for the object with the ARN `subject`. */
export async function newDataKey(
  context: CallContext,
  subject: string,
): Promise<{ readonly dataKey: DataKey; readonly encryption: Wrapped }> {
  const key = hsmKey(context, 's3', await serviceMaterial(context))
  const { dataKey, wrapped } = await newWrappedKey(context, subject, key)
  return { dataKey, encryption: { type: 'AES256', ...wrapped } }
}

/** Unwraps the data key of an object. */
export function openDataKey(context: CallContext, subject: string, encryption: Wrapped): Promise<DataKey> {
  const { serviceMaterialId } = context.world.s3
  const key = serviceMaterialId === null ? undefined : hsmKey(context, 's3', serviceMaterialId)
  return unwrapKey(context, subject, key, encryption)
}

async function serviceMaterial(context: CallContext): Promise<string> {
  const known = context.world.s3.serviceMaterialId
  if (known !== null) return known
  const serviceMaterialId = await context.environment.hsm.generate('s3')
  context.change((world) => ({ ...world, s3: { ...world.s3, serviceMaterialId } }))
  return serviceMaterialId
}
