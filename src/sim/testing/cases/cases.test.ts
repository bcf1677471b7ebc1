import { describe, expect, test } from 'vitest'
import { casesByFile } from './casesByFile.ts'
import { tell } from '../story.ts'

describe.each(Object.entries(casesByFile))('%s', (_, stories) => {
  test.each(stories)('$name: $source', async (story) => {
    expect(await tell(story)).toBeGreaterThan(0)
  })
})

test('every case cites a public source', () => {
  for (const { source } of Object.values(casesByFile).flat()) expect(source).toMatch(/^https:\/\/[^ ]+$/)
})
