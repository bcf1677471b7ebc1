// Which resources an action works on, for the services that lessons are about.
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
// https://docs.aws.amazon.com/service-authorization/latest/reference/list_awskeymanagementservice.html
import { patternsMeet } from './patternsMeet.ts'

/** `everything`: the action has no resource, so only `*` covers it. */
export type ResourceKind = 'bucket' | 'object' | 'key' | 'alias' | 'role' | 'everything'

/** The action is in lower case, with its service, and without wildcards. Undefined where this is not known. */
export function resourcesOf(action: string): readonly ResourceKind[] | undefined {
  const [service = '', name = ''] = action.split(':')
  if (service === 's3') return resourcesOfS3(name)
  if (service === 'kms') return resourcesOfKms(name)
  return /^sts:assumerole(withsaml|withwebidentity)?$/.test(action) ? ['role'] : undefined
}

function resourcesOfS3(name: string): readonly ResourceKind[] | undefined {
  if (name === 'listallmybuckets' || name.endsWith('accountpublicaccessblock')) return ['everything']
  if (/accesspoint|accessgrant|job|storagelens|multiregion|dataaccess|tagresource|tagsforresource/.test(name))
    return undefined
  return OBJECTS.test(name) && !name.includes('bucketobjectlock') ? ['object'] : ['bucket']
}

const OBJECTS =
  /object|^abortmultipartupload$|^listmultipartuploadparts$|^bypassgovernanceretention$|^replicate(delete|tags)$|^initiatereplication$/

function resourcesOfKms(name: string): readonly ResourceKind[] {
  if (/^(create|update|delete)alias$/.test(name)) return ['key', 'alias']
  return WITHOUT_KEY.test(name) ? ['everything'] : ['key']
}

const WITHOUT_KEY = /^(createkey|listkeys|listaliases|generaterandom|listretirablegrants)$|customkeystore/

/** Whether the pattern of a Resource element can cover something of that kind. */
export function covers(pattern: string, kind: ResourceKind): boolean {
  // A policy variable may become anything.
  const wild = pattern.replaceAll(/\$\{[^}]*\}/g, '*')
  if (/^\*+$/.test(wild)) return true
  if (kind === 'bucket' && isBelowABucket(wild)) return false
  return PATTERNS[kind].some((template) => arnsMeet(template, wild))
}

/** Names of buckets have no slash. */
const isBelowABucket = (pattern: string): boolean => /^arn:[^:]*:s3:::[^/]*\//.test(pattern)

const PATTERNS: Readonly<Record<ResourceKind, readonly string[]>> = {
  bucket: ['arn:aws:s3:::?*', 'arn:aws:s3:?*:?*:accesspoint/?*'],
  object: ['arn:aws:s3:::?*/?*', 'arn:aws:s3:?*:?*:accesspoint/?*/object/?*'],
  key: ['arn:aws:kms:?*:?*:key/?*'],
  alias: ['arn:aws:kms:?*:?*:alias/?*'],
  role: ['arn:aws:iam::?*:role/?*'],
  everything: [],
}

/** Part by part: what stands for the account must not run over into the resource. */
function arnsMeet(template: string, pattern: string): boolean {
  const wanted = partsOf(template)
  const parts = partsOf(pattern)
  return parts.length < wanted.length
    ? patternsMeet(template, pattern)
    : wanted.every((part, i) => patternsMeet(part, parts[i] ?? ''))
}

function partsOf(arn: string): readonly string[] {
  const parts = arn.split(':')
  return [...parts.slice(0, 5), ...(parts.length > 5 ? [parts.slice(5).join(':')] : [])]
}
