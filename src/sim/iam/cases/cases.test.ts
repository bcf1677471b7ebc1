import { describe, expect, test } from 'vitest'
import { notAuthorized } from '../denialText.ts'
import { identityCases } from './identities.ts'
import { bucketCases } from './buckets.ts'
import { conditionCases } from './conditions.ts'
import { contextKeyCases, kmsKeyCases } from './contextKeys.ts'
import { decide } from './decide.ts'
import type { DecisionCase } from './decisionCase.ts'
import { constraintCases } from './constraints.ts'
import { grantCases } from './grants.ts'
import { keyConditionCases } from './keyConditions.ts'
import { keyCases } from './keys.ts'
import { languageCases } from './language.ts'
import { organizationCases } from './organizations.ts'
import { notPrincipalCases, principalCases } from './principals.ts'
import { trustCases } from './trust.ts'
import { operatorCases } from './operators.ts'
import { sessionCases } from './sessions.ts'
import { valueCases } from './values.ts'

const groups: readonly (readonly [string, readonly DecisionCase[]])[] = [
  ['keys', keyCases],
  ['buckets', bucketCases],
  ['conditions', conditionCases],
  ['condition operators', operatorCases],
  ['condition values', valueCases],
  ['policy language', languageCases],
  ['identities', identityCases],
  ['sessions', sessionCases],
  ['organizations', organizationCases],
  ['trust policies', trustCases],
  ['grants', [...grantCases, ...constraintCases]],
  ['condition keys of KMS', keyConditionCases],
  ['principals', [...principalCases, ...notPrincipalCases]],
  ['context keys', [...contextKeyCases, ...kmsKeyCases]],
]

describe.each(groups)('%s', (_, cases) => {
  test.each(cases)('$name', (asked) => {
    const { caller, permission, decision, isAuthorized } = decide(asked)
    expect(decision.verdict === 'allowed' ? 'allowed' : decision.because.type).toBe(asked.expected)
    expect(isAuthorized).toBe(decision.verdict === 'allowed')
    if (asked.message === undefined) return
    const text = notAuthorized(caller, permission, decision, { quoteResource: asked.action.startsWith('s3:') })
    const isPart = !asked.message.startsWith('User: ') && text.includes(asked.message)
    expect(isPart ? asked.message : text).toBe(asked.message)
  })
})

test('every case names its source, and no two of a group have the same name', () => {
  for (const [, cases] of groups) {
    expect(cases.filter((asked) => !asked.source.includes('https://'))).toEqual([])
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length)
  }
})
