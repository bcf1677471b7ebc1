// ARN patterns: each of the six components is compared on its own, so a wildcard never reaches into the next one.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
import { globMatcher, splitGlob, wildcardMatcher, type Glob, type Matcher } from './glob.ts'

const COMPONENTS = 6

/** As for ARN conditions: a pattern of fewer components matches nothing. */
export function arnMatcher(pattern: Glob): Matcher {
  const parts = splitGlob(pattern, COMPONENTS)
  if (parts.length < COMPONENTS) return () => false
  const matches = componentMatcher(parts.map(globMatcher))
  return (arn) => matches(splitArn(arn))
}

export type ResourceMatcher = (arn: SplitArn) => boolean

/** As for a Resource element: components that the pattern leaves out are `*`. */
export function resourceMatcher(pattern: Glob): ResourceMatcher {
  const parts = splitGlob(pattern, COMPONENTS)
  return parts.length === 1 ? () => false : componentMatcher(completed(parts.map(globMatcher)))
}

/** The same for a pattern without literal wildcards. */
export function resourceWildcardMatcher(pattern: string): ResourceMatcher {
  const [head, parts, tail] = componentsOf(pattern)
  if (parts.length === 1) return () => false
  if (tail === undefined || /[*?]/.test(head))
    return componentMatcher(completed([...parts, ...(tail === undefined ? [] : [tail])].map(wildcardMatcher)))
  const matchesTail = wildcardMatcher(tail)
  return (arn) => arn !== undefined && arn.head === head && matchesTail(arn.tail)
}

/** An ARN, with its first five components together and the rest apart; undefined when it is no ARN. */
export type SplitArn = { readonly head: string; readonly parts: readonly string[]; readonly tail: string } | undefined

export function splitArn(arn: string): SplitArn {
  const [head, parts, tail] = componentsOf(arn)
  return tail === undefined ? undefined : { head, parts, tail }
}

/** The first five components, together and apart, and what follows them. */
function componentsOf(text: string): readonly [head: string, parts: readonly string[], tail: string | undefined] {
  const parts = text.split(':', COMPONENTS - 1)
  const head = parts.join(':')
  return [head, parts, text.length > head.length ? text.slice(head.length + 1) : undefined]
}

const completed = (matchers: readonly Matcher[]): readonly Matcher[] => [
  ...matchers,
  ...Array.from({ length: COMPONENTS - matchers.length }, () => () => true),
]

function componentMatcher(matchers: readonly Matcher[]): ResourceMatcher {
  const heads = matchers.slice(0, -1)
  const matchesTail = matchers.at(-1)
  return (arn) =>
    arn !== undefined &&
    matchesTail !== undefined &&
    heads.every((matches, i) => matches(arn.parts[i] ?? '')) &&
    matchesTail(arn.tail)
}
