// What lies on the disk of a bucket, newest first: each object, with all its versions where the bucket keeps them.
import { has, values, type Bucket, type ObjectVersion } from '../../sim/index.ts'

interface Stored {
  readonly version: ObjectVersion
  /** The current version is what a read gets that names none. */
  readonly place: 'only' | 'current' | 'older'
}

const MOST = 20

export function storedIn(bucket: Bucket): readonly Stored[] {
  const alone = [...values(bucket.objects)].filter(({ key }) => !has(bucket.versions, key))
  const families = [
    ...alone.map((version): readonly Stored[] => [{ version, place: 'only' }]),
    ...[...values(bucket.versions)].map((versions) =>
      versions.map((version, index): Stored => ({ version, place: index === 0 ? 'current' : 'older' })),
    ),
  ]
  return families
    .toSorted(([a], [b]) => (b?.version.lastModified ?? 0) - (a?.version.lastModified ?? 0))
    .flat()
    .slice(0, MOST)
}
