import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { allOperations } from './index.ts'
import { casesByFile } from './testing/cases/casesByFile.ts'
import { accessCases } from './s3/cases/access.ts'
import type { Asked } from './testing/story.ts'

const fidelity = readFileSync('docs/fidelity.md', 'utf8')
const operations = await allOperations()

test.each(operations.map(({ name, docs }) => [name, docs] as const))(
  '%s has a row in docs/fidelity.md, with the page that it follows',
  (name, docs) => {
    expect(fidelity.split(`| [\`${name}\`](${docs}) |`)).toHaveLength(2)
  },
)

// botocore, data/kms/2014-11-01/service-2.json.
test.each(
  `CancelKeyDeletion ConnectCustomKeyStore CreateAlias CreateCustomKeyStore CreateGrant CreateKey Decrypt DeleteAlias
  DeleteCustomKeyStore DeleteImportedKeyMaterial DeriveSharedSecret DescribeCustomKeyStores DescribeKey DisableKey
  DisableKeyRotation DisconnectCustomKeyStore EnableKey EnableKeyRotation Encrypt GenerateDataKey GenerateDataKeyPair
  GenerateDataKeyPairWithoutPlaintext GenerateDataKeyWithoutPlaintext GenerateMac GenerateRandom GetKeyLastUsage GetKeyPolicy
  GetKeyRotationStatus GetParametersForImport GetPublicKey ImportKeyMaterial ListAliases ListGrants ListKeyPolicies
  ListKeyRotations ListKeys ListResourceTags ListRetirableGrants PutKeyPolicy ReEncrypt ReplicateKey RetireGrant RevokeGrant
  RotateKeyOnDemand ScheduleKeyDeletion Sign TagResource UntagResource UpdateAlias UpdateCustomKeyStore UpdateKeyDescription
  UpdatePrimaryRegion Verify VerifyMac`.split(/\s+/),
)('KMS has %s', (name) => {
  expect(operations.map((operation) => operation.name)).toContain(`kms:${name}`)
})

interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

const tables = tablesIn(fidelity)
const [legend, ...others] = tables

describe('docs/fidelity.md', () => {
  const rows = others.flatMap(({ columns, rows: found }) => found.map((cells) => ({ columns, cells })))

  test('has as many cells in each row as its table has columns', () => {
    expect(rows.filter(({ columns, cells }) => cells.length !== columns.length || cells.includes(''))).toEqual([])
  })

  test('knows no other grades than those that it explains', () => {
    const grades = new Set(legend?.rows.map(([grade]) => grade))
    const given = rows.map(({ columns, cells }) => [cells[0], cells[columns.indexOf('Grade')] ?? ''] as const)
    expect(given.filter(([, grade]) => !grade.split(', ').every((one) => grades.has(one)))).toEqual([])
    expect(new Set(given.flatMap(([, grade]) => grade.split(', ')))).toEqual(grades)
  })

  test('has no row about an operation that does not exist', () => {
    const named = rows.flatMap(({ cells }) => /^\[`(\w+:\w+)`\]/.exec(cells[0] ?? '')?.[1] ?? [])
    expect(named.toSorted()).toEqual(operations.map(({ name }) => name).toSorted())
  })

  test('says nothing twice', () => {
    const rules = rows.map(({ cells }) => cells[0])
    expect(rules.filter((rule, index) => rules.indexOf(rule) !== index)).toEqual([])
  })
})

/** What the tests are told as data, by the file that tells it. */
const listed: Readonly<Record<string, readonly Row[]>> = {
  ...Object.fromEntries(
    Object.entries(casesByFile).map(([file, stories]) => [
      `src/sim/testing/cases/${file}`,
      stories.map(({ asks, ...story }) => ({ ...story, here: asks.map(outcomeOf) })),
    ]),
  ),
  'src/sim/s3/cases/access.ts': accessCases.map(({ expected, name, source }) => ({
    name,
    source,
    grade: source.includes('stackd') ? 'observed' : 'documented',
    here: [expected === 'allowed' ? 'done' : refused(expected)],
  })),
}

describe.each(Object.entries(listed))('the cases of %s', (file, cases) => {
  test('are the rows of a table of their own in docs/fidelity.md', () => {
    const lines = fidelity.split('\n')
    const rows = lines.slice(lines.findIndex((line) => line.startsWith('### ') && line.endsWith(`\`${file}\``)) + 4)
    expect(rows.slice(0, rows.indexOf(''))).toEqual(cases.map(rowOf))
  })
})

interface Row {
  readonly name: string
  readonly source: string
  readonly grade: string
  readonly here: readonly string[]
}

function outcomeOf(asked: Asked): string {
  return 'refusal' in asked ? refused(asked.refusal) : 'done'
}

function refused({ code, status }: { readonly status: number; readonly code: string }): string {
  return `${status} \`${code}\``
}

function rowOf({ grade, here, name, source }: Row): string {
  const outcomes = here.filter((outcome, i) => outcome !== here[i - 1]).join(', ')
  const [url = '', place = ''] = source.split(', ')
  const page =
    url
      .split(/[/#]/)
      .at(-1)
      ?.replace(/\.\w+$/, '')
      .replaceAll('[', '(')
      .replaceAll(']', ')') ?? ''
  const link = `[${page}](${url.replaceAll('[', '%5B').replaceAll(']', '%5D')})`
  return `| ${name} | ${outcomes} | ${link}${place && `, ${place}`} | ${grade} |`
}

function tablesIn(text: string): readonly Table[] {
  return text.split('\n\n').flatMap((paragraph) => {
    const [columns, , ...rows] = paragraph
      .trim()
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => line.slice(1, -1).split('|').map((cell) => cell.trim()))
    return columns ? [{ columns, rows }] : []
  })
} // prettier-ignore
