// Around a plaintext, from the inside out: who encrypted, and the keys, each wrapped under the next.
import { get, type ObjectEncryption, type World } from '../../sim/index.ts'

export interface Layer {
  readonly by: 'program' | 's3'
  readonly keys: readonly KeyInLayer[]
}

export type KeyInLayer =
  | { readonly type: 'data key' | 'Bucket Key' | 'key of S3' | 'key of the client' }
  | { readonly type: 'KMS key'; readonly name: string }

export function layersOf(encryption: ObjectEncryption, world: World): readonly Layer[] {
  switch (encryption.type) {
    case 'AES256':
      return [{ by: 's3', keys: [DATA_KEY, { type: 'key of S3' }] }]
    case 'aws:kms': {
      const kmsKey = kmsKeyNamed(encryption.keyArn, world)
      return [
        {
          by: 's3',
          keys: encryption.bucketKey === undefined ? [DATA_KEY, kmsKey] : [DATA_KEY, { type: 'Bucket Key' }, kmsKey],
        },
      ]
    }
    case 'aws:kms:dsse':
      return [
        { by: 's3', keys: [DATA_KEY, kmsKeyNamed(encryption.keyArn, world)] },
        ...layersOf(encryption.outer, world),
      ]
    case 'SSE-C':
      return [{ by: 's3', keys: [DATA_KEY, { type: 'key of the client' }] }]
  }
}

/** What a program has sealed itself before S3 encrypted it again. */
export const sealedByProgram = (keyArn: string, outer: ObjectEncryption, world: World): readonly Layer[] => [
  { by: 'program', keys: [DATA_KEY, kmsKeyNamed(keyArn, world)] },
  ...layersOf(outer, world),
]

const DATA_KEY = { type: 'data key' } as const

const kmsKeyNamed = (arn: string, { kms }: World): KeyInLayer => ({
  type: 'KMS key',
  name: get(kms.keys, arn)?.aliasNames[0] ?? arn.slice(arn.lastIndexOf('/') + 1),
})
