import type { ObjectEncryption } from '../../sim/index.ts'

export type NamedFact = readonly [name: string, value: string]

/** The wrapped data key of an object with a single layer and no Bucket Key. */
export const wrappedKey = (encryption: ObjectEncryption): readonly NamedFact[] => [
  [
    'Wrapped data key',
    `${encryption.wrappedDataKey.length / 2} bytes, under ${'keyArn' in encryption ? encryption.keyArn : 'a key that S3 owns'}`,
  ],
  ...('keyArn' in encryption ? [context(encryption)] : []),
]

export const context = (of: { readonly encryptionContext: Readonly<Record<string, string>> }): NamedFact => [
  'Encryption context',
  JSON.stringify(of.encryptionContext),
]
