// The keys of a stored object, and what lies beside it unencrypted, in words.
import type { ObjectEncryption, S3Object } from '../../sim/index.ts'
import { context, wrappedKey, type NamedFact } from './wrappedKey.ts'

/** Under which key each of its data keys lies wrapped. */
export function keysOf(encryption: ObjectEncryption): readonly NamedFact[] {
  const wrapped = `${bytesIn(encryption.wrappedDataKey)} bytes, under `
  switch (encryption.type) {
    case 'AES256':
      return wrappedKey(encryption)
    case 'aws:kms':
      return encryption.bucketKey === undefined
        ? wrappedKey(encryption)
        : [
            ['Wrapped data key', `${wrapped}the S3 Bucket Key`],
            ['Wrapped Bucket Key', `${bytesIn(encryption.bucketKey)} bytes, under ${encryption.keyArn}`],
            context(encryption),
          ]
    case 'aws:kms:dsse':
      return [
        ['Wrapped data key, inner layer', `${wrapped}${encryption.keyArn}`],
        [
          'Wrapped data key, outer layer',
          `${bytesIn(encryption.outer.wrappedDataKey)} bytes, under a key that S3 owns`,
        ],
        context(encryption),
      ]
    case 'SSE-C':
      return [
        ['Wrapped data key', `${wrapped}the client’s key`],
        ['The client’s key', 'It was the client’s; S3 keeps none of it. Without it, nobody opens this.'],
        ['Salted HMAC of it', `${encryption.keyHmac}, by which S3 knows the key when it comes again`],
      ]
  }
}

const bytesIn = (hex: string): number => hex.length / 2

/** What the writer said about the object: S3 keeps it readable. */
export const metadataOf = ({
  contentType,
  etag,
  headers,
  metadata = [],
  tags = [],
}: S3Object): readonly NamedFact[] => [
  ['ETag', etag],
  ['Content-Type', contentType],
  ...Object.entries(headers ?? {}),
  ...metadata.map(([name, value]) => [`x-amz-meta-${name}`, value] as const),
  ...tags.map(({ Key, Value }) => [`Tag ${Key}`, Value] as const),
]
