// ARN patterns: each of the six components is compared on its own, so a wildcard never reaches into the next one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { globMatcher, splitGlob, wildcards, type Glob, type Matcher } from './glob.ts'

const COMPONENTS = 6
const ANYTHING = wildcards('*')

/** As for ARN conditions: a pattern of fewer components matches nothing. */
export function arnMatcher(pattern: Glob): Matcher {
  const parts = splitGlob(pattern, COMPONENTS)
  if (parts.length < COMPONENTS) return () => false
  const matches = componentMatcher(parts)
  return (arn) => matches(splitArn(arn))
}

/** As for a Resource element: components that the pattern leaves out are `*`. */
export function resourceMatcher(pattern: Glob): (arn: SplitArn) => boolean {
  const parts = splitGlob(pattern, COMPONENTS)
  if (parts.length === 1) return () => false
  return componentMatcher([...parts, ...Array.from({ length: COMPONENTS - parts.length }, () => ANYTHING)])
}

/** An ARN, with its first five components together and the rest apart; undefined when it is no ARN. */
export type SplitArn = { readonly head: string; readonly parts: readonly string[]; readonly tail: string } | undefined

export function splitArn(arn: string): SplitArn {
  const parts = arn.split(':', COMPONENTS - 1)
  const head = parts.join(':')
  return parts.length === COMPONENTS - 1 && arn.length > head.length
    ? { head, parts, tail: arn.slice(head.length + 1) }
    : undefined
}

function componentMatcher(globs: readonly Glob[]): (arn: SplitArn) => boolean {
  const heads = globs.slice(0, -1)
  const matchesTail = globMatcher(globs.at(-1) ?? ANYTHING)
  if (heads.every((glob) => glob.every((token) => token.length === 1))) {
    const head = heads.map((glob) => glob.join('')).join(':')
    return (arn) => arn !== undefined && arn.head === head && matchesTail(arn.tail)
  }
  const matchers = heads.map(globMatcher)
  return (arn) =>
    arn !== undefined && matchers.every((matches, i) => matches(arn.parts[i] ?? '')) && matchesTail(arn.tail)
}
