// What no lesson calls so far: loaded when one of these is first called.
import type { Operation } from '../operation.ts'
import { deleteObject } from './operations/deleteObject.ts'
import { getBucketPolicy } from './operations/getBucketPolicy.ts'
import { getObject } from './operations/getObject.ts'
import { getPublicAccessBlock } from './operations/getPublicAccessBlock.ts'
import { headObject } from './operations/headObject.ts'
import { listObjectsV2 } from './operations/listObjectsV2.ts'
import { putObject } from './operations/putObject.ts'

export const more: readonly Operation[] = [
  getBucketPolicy,
  getPublicAccessBlock,
  putObject,
  getObject,
  headObject,
  listObjectsV2,
  deleteObject,
]
