// Identifiers and credentials, as AWS forms them.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-prefixes
import { base64Of } from '../bytes.ts'
import { randomText, type Environment } from '../environment.ts'

type Chance = Pick<Environment, 'randomBytes'>

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** `AIDA…`, `AGPA…`, `AROA…`, `ANPA…`, `AIPA…`: 21 characters. */
export const newUniqueId = (environment: Chance, prefix: 'AIDA' | 'AGPA' | 'AROA' | 'ANPA' | 'AIPA'): string =>
  prefix + randomText(environment, 17, BASE32)

/** `AKIA…` for long-term and `ASIA…` for temporary credentials: 20 characters. */
export const newAccessKeyId = (environment: Chance, prefix: 'AKIA' | 'ASIA'): string =>
  prefix + randomText(environment, 16, BASE32)

/** 40 characters. */
export const newSecretAccessKey = (environment: Chance): string => base64Of(environment.randomBytes(30))

export const newSessionToken = (environment: Chance): string =>
  `IQoJb3JpZ2luX2Vj${base64Of(environment.randomBytes(192))}`
