// Tags of trails. https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_Tag.html
import { parseArn } from '../arn.ts'
import { get } from '../collections/orderedMap.ts'
import type { CallFacts } from '../operation.ts'
import { list, optional, required, string, structure } from '../shape.ts'
import type { Tag, Trail, World } from '../world.ts'
import { arnOfOtherRegion, inaccessibleArn, invalidArn, invalidTag, tooManyTags } from './errors.ts'
import { isTrail } from './trails.ts'

const MOST = 50

export const TagsList = list(structure({ Key: required(string()), Value: optional(string()) }), { max: 200 })

/** The tags with more put in; a key that is there already gets the new value. */
export function tagged(tags: readonly Tag[], added: readonly Tag[]): readonly Tag[] {
  added.forEach(check)
  const given = new Map(added.map((tag) => [tag.Key, tag]))
  if (given.size < added.length) throw invalidTag('Two of the tags have the same key.')
  const kept = tags.filter(({ Key }) => !given.has(Key))
  if (kept.length + added.length > MOST) throw tooManyTags()
  return [...kept, ...added]
}

function check({ Key, Value }: Tag): void {
  if (Key.length < 1 || Key.length > 128 || Value.length > 256)
    throw invalidTag('The key of a tag has 1 to 128 characters, and its value at most 256.')
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(Key + Value))
    throw invalidTag('Tags can have letters, digits, white space and _ . : / = + - @.')
  if (/^aws:/i.test(Key)) throw invalidTag('Keys that begin with aws: are for AWS alone.')
}

/** The account's own trail of that ARN, which only its home Region knows. */
export function taggedTrail(world: World, call: Pick<CallFacts, 'accountId' | 'region'>, arn: string): Trail {
  const parsed = parseArn(arn)
  if (parsed?.partition !== 'aws' || !isTrail(parsed)) throw invalidArn(arn)
  if (parsed.region !== call.region) throw arnOfOtherRegion(call.region)
  const trail = get(world.cloudtrail.trails, arn)
  if (trail?.accountId !== call.accountId) throw inaccessibleArn()
  return trail
}
