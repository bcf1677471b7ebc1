// Operations on objects that no lesson calls so far: loaded when one of these, or of `more`, is first called.
import type { Operation } from '../operation.ts'
import { abortMultipartUpload } from './operations/abortMultipartUpload.ts'
import { completeMultipartUpload } from './operations/completeMultipartUpload.ts'
import { copyObject } from './operations/copyObject.ts'
import { createMultipartUpload } from './operations/createMultipartUpload.ts'
import { deleteObjectTagging } from './operations/deleteObjectTagging.ts'
import { deleteObjects } from './operations/deleteObjects.ts'
import { getObjectAttributes } from './operations/getObjectAttributes.ts'
import { getObjectTagging } from './operations/getObjectTagging.ts'
import { listMultipartUploads } from './operations/listMultipartUploads.ts'
import { listObjectVersions } from './operations/listObjectVersions.ts'
import { listObjects } from './operations/listObjects.ts'
import { listParts } from './operations/listParts.ts'
import { putObjectTagging } from './operations/putObjectTagging.ts'
import { updateObjectEncryption } from './operations/updateObjectEncryption.ts'
import { uploadPart } from './operations/uploadPart.ts'
import { uploadPartCopy } from './operations/uploadPartCopy.ts'

export const objects: readonly Operation[] = [
  copyObject,
  deleteObjects,
  getObjectTagging,
  putObjectTagging,
  deleteObjectTagging,
  getObjectAttributes,
  listObjects,
  listObjectVersions,
  createMultipartUpload,
  uploadPart,
  uploadPartCopy,
  completeMultipartUpload,
  abortMultipartUpload,
  listParts,
  listMultipartUploads,
  updateObjectEncryption,
]
