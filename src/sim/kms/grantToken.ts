// A grant token lets its request use a grant before the grant is known everywhere. It is opaque to the caller and no secret:
// it helps nobody but the grantee. https://docs.aws.amazon.com/kms/latest/developerguide/using-grant-token.html
import { base64Of, fromBase64, hexOf, textOf, utf8 } from '../bytes.ts'
import type { Environment } from '../environment.ts'
import { invalidGrantToken } from './errors.ts'

interface GrantName {
  readonly keyArn: string
  readonly grantId: string
}

/** Each token is another one, and all of a grant are good for the same. */
export const newGrantToken = (environment: Pick<Environment, 'randomBytes'>, { keyArn, grantId }: GrantName): string =>
  base64Of(utf8([PREFIX, hexOf(environment.randomBytes(32)), keyArn, grantId].join(' ')))

export function grantOfToken(token: string): GrantName {
  const bytes = fromBase64(token)
  const [prefix, , keyArn, grantId] = (bytes && textOf(bytes))?.split(' ') ?? []
  if (prefix !== PREFIX || keyArn === undefined || grantId === undefined) throw invalidGrantToken()
  return { keyArn, grantId }
}

const PREFIX = 'grant'
