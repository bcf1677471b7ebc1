// Somebody asks for permission: who asks, who may what, and why.
import type { Decision } from '../sim/index.ts'
import { askerOf } from './asker.ts'
import { possessive } from './gates.ts'
import { placeName, resourceName } from './naming.ts'
import type { Telling } from './telling.ts'

export function decided(story: Telling, decision: Decision): readonly string[] {
  const { call } = story
  const { verdict } = decision
  return [
    `${placeName[call.place]} asks: may ${askerOf(story.cast, call, decision)} ${deed(story, decision)}? ${verdict === 'allowed' ? 'Allowed' : 'Denied'}: ${reason(story, decision)}.`,
  ]
}

/** `decrypt with alias/pictures`, `read sunset.png`. */
function deed({ world }: Telling, { action, resource }: Decision): string {
  const what = resource === '*' ? '' : resourceName(world, resource)
  const verb = deeds[action]
  if (verb === undefined) return what === '' ? `call ${action}` : `call ${action} on ${what}`
  return `${verb} ${what}`.trim()
}

const deeds: Partial<Record<string, string>> = {
  'kms:Decrypt': 'decrypt with',
  'kms:Encrypt': 'encrypt with',
  'kms:GenerateDataKey': 'make a data key with',
  's3:GetObject': 'read',
  's3:PutObject': 'write',
  's3:DeleteObject': 'delete',
  's3:ListBucket': 'list',
}

function reason({ person }: Telling, { because, considered }: Decision): string {
  const delegating = considered.some(({ source, verdict }) => source.name === 'key policy' && verdict === 'delegates')
  const leaves = delegating ? 'the key policy leaves it to IAM, and ' : ''
  const policyOf = (id: string): string => {
    const policy = considered.find(({ source }) => source.id === id)
    return policy?.source.type === 'identity-based'
      ? `${possessive(person.name)} policy`
      : `the ${policy?.source.name ?? 'policy'}`
  }
  const identities = considered.filter(({ source }) => source.type === 'identity-based' && source.document !== '')
  switch (because.type) {
    case 'allow': {
      const policy = policyOf(because.policy)
      return `${policy.startsWith('the key policy') ? '' : leaves}${policy} says yes`
    }
    case 'explicit-deny':
      return `a statement in ${policyOf(because.policy)} says no`
    case 'implicit-deny': {
      const isKey = considered.some(({ source }) => source.name === 'key policy')
      if (because.missing === 'identity-based') {
        const own =
          identities.length > 1
            ? `${possessive(person.name)} policies are silent`
            : identities.length === 1
              ? `${possessive(person.name)} policy is silent`
              : `${person.name} has no policy`
        if (isKey) return `${leaves}${own}`
        return considered.some(({ source }) => source.type === 'resource-based' && source.document !== '')
          ? `${own}, and so is the bucket policy`
          : `${own}${considered.some(({ source }) => source.type === 'resource-based') ? ', and there is no bucket policy' : ''}`
      }
      if (isKey) return `the key policy neither names ${person.name} nor leaves it to IAM`
      return resourceIsEmpty(considered) ? 'there is no bucket policy to say yes' : 'the bucket policy is silent'
    }
    case 'grant':
      return 'a grant on the key says yes'
    case 'root-user':
      return 'the account’s root user needs no policy'
    case 'no-permission-needed':
      return 'everyone may ask who they are'
    case 'acl':
      return 'an access control list says yes'
    case 'block-public-access':
      return because.setting === 'RestrictPublicBuckets'
        ? 'the bucket policy says yes to everyone, but Block Public Access overrules it'
        : 'it would make the bucket public, and Block Public Access does not let that happen'
  }
}

const resourceIsEmpty = (considered: Decision['considered']): boolean =>
  considered.every(({ source }) => source.type !== 'resource-based' || source.document === '')
