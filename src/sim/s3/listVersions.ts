// One page of a listing of versions: keys in UTF-8 order, the versions of each newest first.
// https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html
import { compare, entries } from '../collections/orderedMap.ts'
import type { Bucket, ObjectVersion } from '../world.ts'
import { behind, folderOf, justAfter } from './listKeys.ts'
import { idOf } from './versions.ts'

export interface ListedVersion {
  readonly version: ObjectVersion
  readonly isLatest: boolean
}

export interface VersionPage {
  readonly versions: readonly ListedVersion[]
  readonly prefixes: readonly string[]
  /** Where a page that is not the last one ends; after a common prefix there is no version id. */
  readonly last?: { readonly key: string; readonly versionId?: string }
}

export interface VersionRequest {
  readonly prefix: string
  readonly delimiter: string
  readonly limit: number
  readonly keyMarker: string | undefined
  readonly versionIdMarker: string | undefined
}

export function listVersions(bucket: Bucket, request: VersionRequest): VersionPage {
  const { delimiter, keyMarker, limit, prefix, versionIdMarker } = request
  const versions: ListedVersion[] = []
  const prefixes: string[] = []
  let last: VersionPage['last']
  if (limit === 0) return { versions, prefixes }
  let from: string | undefined = startOf(request)
  while (from !== undefined) {
    const next = firstFrom(bucket, from)
    if (!next?.key.startsWith(prefix)) break
    const folder = folderOf(next.key, prefix, delimiter)
    const skipped = next.key === keyMarker ? next.all.findIndex((one) => idOf(one) === versionIdMarker) + 1 : 0
    const items = folder === undefined ? next.all.slice(skipped) : [undefined]
    for (const version of items) {
      if (versions.length + prefixes.length === limit) return { versions, prefixes, ...(last && { last }) }
      if (version) versions.push({ version, isLatest: version === next.all[0] })
      else if (folder !== undefined) prefixes.push(folder)
      last = version ? { key: next.key, versionId: idOf(version) } : { key: folder ?? next.key }
    }
    from = folder === undefined ? justAfter(next.key) : behind(folder)
  }
  return { versions, prefixes }
}

function startOf({ delimiter, keyMarker, prefix, versionIdMarker }: VersionRequest): string | undefined {
  if (keyMarker === undefined || compare(keyMarker, prefix) < 0) return prefix
  const folder = folderOf(keyMarker, prefix, delimiter)
  // A marker within a common prefix is past all of it.
  if (folder !== undefined) return behind(folder)
  return versionIdMarker === undefined ? justAfter(keyMarker) : keyMarker
}

// A key is in both maps, or in one of them: never versioned, or deleted with a marker.
function firstFrom(
  { objects, versions }: Bucket,
  from: string,
): { readonly key: string; readonly all: readonly ObjectVersion[] } | undefined {
  const [object] = entries(objects, from)
  const [history] = entries(versions, from)
  if (history && (!object || compare(history[0], object[0]) <= 0)) return { key: history[0], all: history[1] }
  return object && { key: object[0], all: [object[1]] }
}
