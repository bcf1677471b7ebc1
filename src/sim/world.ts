// Everything that the simulation knows: plain data that survives JSON. Large bytes are in the blob store, key material in the HSM.
import type { EventRecord } from './cloudtrail/eventRecord.ts'
import { emptyLog, type Log } from './collections/log.ts'
import type { OrderedMap } from './collections/orderedMap.ts'
import type { BlobRef } from './environment.ts'
import type { AccessKey, Group, InstanceProfile, ManagedPolicy, Role, Session, Tag, User } from './iam/identities.ts'
import type { Organization } from './iam/organization.ts'
import type { Grant } from './kms/grant.ts'
import type { Alias, KmsKey } from './kms/kmsKey.ts'
import type { Artifact, Kept } from './trace.ts'

export type * from './iam/identities.ts'
export type * from './iam/organization.ts'
export type * from './kms/grant.ts'
export type * from './kms/kmsKey.ts'

export interface World {
  /** The account and Region of a request that names none. */
  readonly accountId: string
  readonly region: string
  /** Simulated milliseconds on top of the environment's clock. */
  readonly timePassed: number
  /** By ARN, but for the access keys. */
  readonly iam: {
    readonly users: OrderedMap<User>
    readonly groups: OrderedMap<Group>
    readonly roles: OrderedMap<Role>
    /** Customer managed policies; AWS's own are the same in every account and need no place. */
    readonly policies: OrderedMap<ManagedPolicy>
    /** By access key id. */
    readonly accessKeys: OrderedMap<AccessKey>
    readonly instanceProfiles: OrderedMap<InstanceProfile>
    /** By account id. */
    readonly accountAliases: OrderedMap<string>
    /** When each service-linked role was deleted, by `account task-id`. */
    readonly deletionTasks: OrderedMap<number>
  }
  readonly sts: { /** By access key id. */ readonly sessions: OrderedMap<Session> }
  readonly organizations: { readonly organization: Organization | null }
  readonly kms: {
    /** By ARN. */
    readonly keys: OrderedMap<KmsKey>
    /** By ARN. */
    readonly aliases: OrderedMap<Alias>
    /** ARN of the key that owns the material, by material id: how a ciphertext finds its key. */
    readonly materials: OrderedMap<string>
    /** By `key-arn grantee grant-id`. */
    readonly grants: OrderedMap<Grant>
  }
  readonly s3: {
    /** By name. */
    readonly buckets: OrderedMap<Bucket>
    /** S3 Bucket Keys that S3 still has at hand, by bucket, direction, requester and key. */
    readonly bucketKeys: OrderedMap<CachedBucketKey>
    /** The material of the key that S3 itself owns, for SSE-S3; made on first use. */
    readonly serviceMaterialId: string | null
  }
  readonly cloudtrail: {
    /** By ARN. */
    readonly trails: OrderedMap<Trail>
    /** Every event that the event history or a trail keeps, oldest first. */
    readonly events: Log<KeptEvent>
    /** Position in `events` of the oldest that waits for its log file, by ARN of the trail. */
    readonly waiting: OrderedMap<number>
    /** With which digest files are verified, the oldest first, by Region. */
    readonly publicKeys: OrderedMap<readonly DigestKey[]>
  }
  /** What is held in memory right now, by `holder artifact-id`; forgetting a plaintext data key is a change of the world. */
  readonly memory: OrderedMap<Held>
}

export interface Bucket {
  readonly name: string
  readonly arn: string
  readonly accountId: string
  readonly region: string
  /** How it was asked for, where that is not the Region's name. */
  readonly location?: 'EU'
  readonly creationDate: number
  readonly encryption: EncryptionRule
  readonly policy: string | null
  readonly publicAccessBlock: PublicAccessBlock | null
  /** Null when there are no ownership controls: lists count then, as with ObjectWriter. */
  readonly objectOwnership: ObjectOwnership | null
  /** Kept also while lists do not count. */
  readonly acl: readonly AclGrant[]
  readonly tags: readonly Tag[]
  /** Whether the tags count in policies. */
  readonly abac: 'Enabled' | 'Disabled'
  /** Null as long as it was never set. */
  readonly versioning: 'Enabled' | 'Suspended' | null
  /** What a request without a version id sees, by key: the newest version where that is no delete marker. */
  readonly objects: OrderedMap<S3Object>
  /** Of the keys that were written or deleted since versioning was first set: all versions, newest first. */
  readonly versions: OrderedMap<readonly ObjectVersion[]>
  /** Multipart uploads in progress, by `key upload-id`. */
  readonly uploads: OrderedMap<MultipartUpload>
}

/** The bucket's default encryption. */
export interface EncryptionRule {
  readonly SSEAlgorithm: 'AES256' | 'aws:kms' | 'aws:kms:dsse'
  /** As the caller typed it; S3 checks it only when an object is written. */
  readonly KMSMasterKeyID?: string
  readonly BucketKeyEnabled: boolean
  readonly BlockedEncryptionTypes: readonly ('SSE-C' | 'NONE')[]
}

export interface PublicAccessBlock {
  readonly BlockPublicAcls: boolean
  readonly IgnorePublicAcls: boolean
  readonly BlockPublicPolicy: boolean
  readonly RestrictPublicBuckets: boolean
}

export type ObjectOwnership = 'BucketOwnerEnforced' | 'BucketOwnerPreferred' | 'ObjectWriter'

/** One line of an access control list. */
export interface AclGrant {
  /** The id of an account, or one of S3's groups. */
  readonly grantee: string
  readonly permission: 'FULL_CONTROL' | 'READ' | 'WRITE' | 'READ_ACP' | 'WRITE_ACP'
}

export interface S3Object {
  readonly key: string
  /** Absent for the null version. */
  readonly versionId?: string
  /** Length of the plaintext in bytes. */
  readonly size: number
  readonly etag: string
  readonly contentType: string
  readonly lastModified: number
  /** Whose it is, and whom its list lets in; absent when all of that is the bucket's owner. */
  readonly access?: { readonly owner: string; readonly acl: readonly AclGrant[] }
  /** What the disk holds: the encrypted body. */
  readonly body: BlobRef
  readonly ciphertext: Artifact
  readonly encryption: ObjectEncryption
  /** Absent for a large body until somebody asks for it. */
  readonly checksum?: Checksum
  readonly headers?: ObjectHeaders
  /** The user's own, `x-amz-meta-*`; names in lower case. */
  readonly metadata?: readonly (readonly [name: string, value: string])[]
  readonly tags?: readonly Tag[]
  /** The upload in parts that made it. */
  readonly uploadId?: string
  /** Of an object that came as a multipart upload. */
  readonly parts?: readonly ObjectPart[]
}

/** Kept beside an object as the writer gave them. */
export interface ObjectHeaders {
  readonly CacheControl?: string
  readonly ContentDisposition?: string
  readonly ContentEncoding?: string
  readonly ContentLanguage?: string
  readonly Expires?: string
  readonly WebsiteRedirectLocation?: string
  /** Absent for STANDARD, which S3 does not mention. */
  readonly StorageClass?: StorageClass
}

export type StorageClass =
  | 'REDUCED_REDUNDANCY'
  | 'STANDARD_IA'
  | 'ONEZONE_IA'
  | 'INTELLIGENT_TIERING'
  | 'GLACIER_IR'
  | 'GLACIER'
  | 'DEEP_ARCHIVE'

/** The newest version of a key when it was deleted without a version id. */
export interface DeleteMarker {
  readonly key: string
  readonly versionId?: string
  readonly lastModified: number
  readonly isDeleteMarker: true
}

export type ObjectVersion = S3Object | DeleteMarker

export type ChecksumAlgorithm = 'CRC32' | 'CRC32C' | 'CRC64NVME' | 'SHA1' | 'SHA256'

export interface Checksum {
  readonly algorithm: ChecksumAlgorithm
  /** Base64; of a composite one followed by `-` and the number of parts. */
  readonly value: string
  readonly type: 'FULL_OBJECT' | 'COMPOSITE'
}

export interface ObjectPart {
  readonly partNumber: number
  readonly size: number
  readonly checksum?: Checksum
}

export type ObjectEncryption =
  | { readonly type: 'AES256'; /** Hex. */ readonly wrappedDataKey: string; readonly wrapped: Artifact }
  | ({
      readonly type: 'aws:kms'
      /** Hex of the CiphertextBlob of the S3 Bucket Key, where that wraps the data key. */ readonly bucketKey?: string
    } & WrappedByKms)
  /** A second layer around the first, under a key of S3's own. */
  | ({ readonly type: 'aws:kms:dsse'; readonly outer: Extract<ObjectEncryption, { type: 'AES256' }> } & WrappedByKms)
  | {
      readonly type: 'SSE-C'
      /** Hex; with it S3 knows the key again when it comes back. */ readonly salt: string
      readonly keyHmac: string
      /** Hex; under the customer's key. */ readonly wrappedDataKey: string
      readonly wrapped: Artifact
    }

interface WrappedByKms {
  readonly keyArn: string
  /** Hex of the CiphertextBlob; under an S3 Bucket Key, of S3's own blob. */ readonly wrappedDataKey: string
  readonly wrapped: Artifact
  readonly encryptionContext: Readonly<Record<string, string>>
}

/** A bucket-level key from KMS, which S3 uses without asking KMS again until it expires. */
export interface CachedBucketKey {
  readonly keyArn: string
  /** Hex of the CiphertextBlob. */ readonly blob: string
  readonly materialId: string
  readonly expires: number
}

/** An upload in parts, until it is completed or aborted. */
export interface MultipartUpload extends Pick<
  S3Object,
  'key' | 'contentType' | 'encryption' | 'headers' | 'metadata' | 'tags' | 'access'
> {
  readonly uploadId: string
  /** Milliseconds since the epoch. */
  readonly initiated: number
  /** ARN of who began it. */
  readonly initiator: string
  /** Absent when the upload names none: the whole then gets the default, and the parts have theirs for nothing. */
  readonly checksum?: Pick<Checksum, 'algorithm' | 'type'>
  /** Its key was deleted since it began, so that no condition of its completion can hold. */
  readonly isOvertaken?: true
  /** By part number, as five digits. */
  readonly parts: OrderedMap<UploadedPart>
}

export interface UploadedPart extends ObjectPart {
  readonly etag: string
  readonly lastModified: number
  /** Encrypted under the data key of the upload. */
  readonly body: BlobRef
  readonly ciphertext: Artifact
}

export interface Trail {
  readonly arn: string
  readonly name: string
  readonly accountId: string
  readonly homeRegion: string
  readonly bucketName: string
  readonly keyPrefix?: string
  readonly kmsKeyArn?: string
  readonly isMultiRegion: boolean
  readonly includeGlobalServiceEvents: boolean
  readonly logFileValidation: boolean
  readonly isLogging: boolean
  readonly startLoggingTime?: number
  readonly stopLoggingTime?: number
  /** Empty when advanced event selectors take their place. */
  readonly eventSelectors: readonly EventSelector[]
  readonly advancedEventSelectors?: readonly AdvancedEventSelector[]
  readonly insightSelectors?: readonly InsightSelector[]
  readonly tags: readonly Tag[]
  /** While log files are validated. */
  readonly digests?: DigestChain
  readonly latestDeliveryAttemptTime?: number
  readonly latestDeliveryTime?: number
  readonly latestDeliveryError?: string
  readonly latestDigestDeliveryTime?: number
  readonly latestDigestDeliveryError?: string
}

/** The digest files of a trail, each of which names the one before. Times are milliseconds since the epoch. */
export interface DigestChain {
  /** When the chain began; its digest files end whole hours later. */
  readonly since: number
  readonly due: number
  /** The log files that no digest file names yet. */
  readonly files: readonly DeliveredFile[]
  /** By Region. */
  readonly previous: OrderedMap<PreviousDigest>
  /** Logging or validation was stopped: the next digest files are the last ones. */
  readonly isEnding?: true
}

export interface DeliveredFile {
  readonly region: string
  readonly bucket: string
  readonly key: string
  /** Hex SHA-256 of what the file holds when it is unpacked. */
  readonly hash: string
  /** As records have them. */
  readonly oldestEventTime: string
  readonly newestEventTime: string
}

export interface PreviousDigest {
  readonly end: number
  readonly bucket: string
  readonly key: string
  /** Hex SHA-256 of what the file holds when it is unpacked. */
  readonly hash: string
  /** Hex. */
  readonly signature: string
}

/** The private half stays in the HSM. */
export interface DigestKey {
  readonly materialId: string
  /** MD5 of the public key, in hex. */
  readonly fingerprint: string
  /** Base64 of the public key (PKCS #1, DER). */
  readonly value: string
  readonly validFrom: number
  readonly validUntil: number
}

export interface EventSelector {
  readonly ReadWriteType: 'All' | 'ReadOnly' | 'WriteOnly'
  readonly IncludeManagementEvents: boolean
  readonly DataResources: readonly { readonly Type: string; readonly Values: readonly string[] }[]
  readonly ExcludeManagementEventSources: readonly string[]
}

export interface AdvancedEventSelector {
  readonly Name?: string
  readonly FieldSelectors: readonly FieldSelector[]
}

export interface InsightSelector {
  readonly InsightType: 'ApiCallRateInsight' | 'ApiErrorRateInsight'
  readonly EventCategories?: readonly ('Management' | 'Data')[]
}

export type FieldOperator = 'Equals' | 'StartsWith' | 'EndsWith' | 'NotEquals' | 'NotStartsWith' | 'NotEndsWith'

export type FieldSelector = { readonly Field: string } & { readonly [O in FieldOperator]?: readonly string[] }

export interface KeptEvent extends Kept {
  readonly event: EventRecord
}

export interface Held {
  /** `s3`, or the ARN of the caller. */
  readonly holder: string
  readonly artifact: Artifact
  /** What the buffer reads, in hex; only for data keys. Zeros once wiped. */
  readonly bytes?: string
  /** Where the bytes of a larger artifact are. */
  readonly blob?: BlobRef
}

/** An account with nothing in it but its root user. */
export const createWorld = (options: { readonly accountId?: string; readonly region?: string } = {}): World => ({
  accountId: options.accountId ?? '111122223333',
  region: options.region ?? 'us-east-1',
  timePassed: 0,
  iam: {
    users: null,
    groups: null,
    roles: null,
    policies: null,
    accessKeys: null,
    instanceProfiles: null,
    accountAliases: null,
    deletionTasks: null,
  },
  sts: { sessions: null },
  organizations: { organization: null },
  kms: { keys: null, aliases: null, materials: null, grants: null },
  s3: { buckets: null, bucketKeys: null, serviceMaterialId: null },
  cloudtrail: { trails: null, events: emptyLog, waiting: null, publicKeys: null },
  memory: null,
})
