import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { allOperations } from './index.ts'

const fidelity = readFileSync('docs/fidelity.md', 'utf8')

test.each((await allOperations()).map(({ name, docs }) => [name, docs] as const))(
  '%s has a row in docs/fidelity.md, with the page that it follows',
  (name, docs) => {
    expect(fidelity).toContain(`| [\`${name}\`](${docs}) |`)
  },
)
