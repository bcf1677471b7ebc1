// ARN patterns: each of the six components is compared on its own, so a wildcard never reaches into the next one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { globMatches, splitGlob, wildcards, type Glob } from './glob.ts'

const COMPONENTS = 6
const ANYTHING = wildcards('*')

export function arnMatches(pattern: Glob, arn: string): boolean {
  const parts = splitGlob(pattern, COMPONENTS)
  const values = componentsOf(arn)
  return (
    parts.length === COMPONENTS &&
    values.length === COMPONENTS &&
    parts.every((part, i) => globMatches(part, values[i] ?? ''))
  )
}

/** As for a Resource element: components that the pattern leaves out are `*`. */
export function resourceMatches(pattern: Glob, arn: string): boolean {
  const parts = splitGlob(pattern, COMPONENTS)
  const values = componentsOf(arn)
  return parts.length > 1 && values.every((value, i) => globMatches(parts[i] ?? ANYTHING, value))
}

function componentsOf(arn: string): readonly string[] {
  const parts = arn.split(':')
  return parts.length <= COMPONENTS ? parts : [...parts.slice(0, COMPONENTS - 1), parts.slice(COMPONENTS - 1).join(':')]
}
