// Why IAM refuses a managed policy, which must be in the new language. The version is looked at right after the grammar.
import { ranked, rankOf, textOf } from './identityPolicyProblem.ts'
import { readJson } from './readJson.ts'

/** IAM's message; undefined when the policy may be stored. */
export function managedPolicyProblem(document: string): string | undefined {
  const [first] = ranked(document)
  if (first && rankOf(first) === 0) return textOf(first)
  return versionIn(document) === '2012-10-17'
    ? first && textOf(first)
    : 'Policy document must be version 2012-10-17 or greater.'
}

/** Of a document that is JSON. */
function versionIn(document: string): string | undefined {
  const read = readJson(document)
  if ('error' in read || read.node.type !== 'object') return undefined
  const version = read.node.members.find(({ name }) => name === 'Version')?.value
  return version?.type === 'string' ? version.value : undefined
}
