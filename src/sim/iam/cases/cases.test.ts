import { describe, expect, test } from 'vitest'
import { notAuthorized } from '../denialText.ts'
import { bucketCases } from './buckets.ts'
import { conditionCases } from './conditions.ts'
import { decide } from './decide.ts'
import type { DecisionCase } from './decisionCase.ts'
import { keyCases } from './keys.ts'
import { languageCases } from './language.ts'

const groups: readonly (readonly [string, readonly DecisionCase[]])[] = [
  ['keys', keyCases],
  ['buckets', bucketCases],
  ['conditions', conditionCases],
  ['policy language', languageCases],
]

describe.each(groups)('%s', (_, cases) => {
  test.each(cases)('$name', (asked) => {
    const { caller, permission, decision } = decide(asked)
    expect(decision.verdict === 'allowed' ? 'allowed' : decision.because.type).toBe(asked.expected)
    if (asked.message === undefined) return
    const quoteResource = asked.action.startsWith('s3:')
    expect(notAuthorized(caller, permission, decision, { quoteResource })).toContain(asked.message)
  })
})
