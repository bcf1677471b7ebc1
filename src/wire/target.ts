// Paths and queries, in the letters that Signature Version 4 counts.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html

export interface Target {
  /** As sent, before the question mark. */
  readonly path: string
  readonly query: readonly Parameter[]
}

export type Parameter = readonly [name: string, value: string]

/** Undefined when an escape sequence is none. */
export function targetOf(target: string): Target | undefined {
  const mark = target.indexOf('?')
  const path = mark < 0 ? target : target.slice(0, mark)
  const query = mark < 0 ? [] : parametersIn(target.slice(mark + 1))
  return query && unescaped(path) !== undefined ? { path, query } : undefined
}

/** The parameters of a query or a form; undefined when an escape sequence is none. */
export function parametersIn(text: string): readonly Parameter[] | undefined {
  const parameters: Parameter[] = []
  for (const part of text.split('&')) {
    if (part === '') continue
    const equals = part.indexOf('=')
    const name = unescaped(spaced(equals < 0 ? part : part.slice(0, equals)))
    const value = equals < 0 ? '' : unescaped(spaced(part.slice(equals + 1)))
    if (name === undefined || value === undefined) return undefined
    parameters.push([name, value])
  }
  return parameters
}

const spaced = (text: string): string => (text.includes('+') ? text.replaceAll('+', ' ') : text)

export function unescaped(text: string): string | undefined {
  if (!text.includes('%')) return text
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

/** Everything but RFC 3986's unreserved characters becomes `%XY`. */
export const escaped = (text: string): string =>
  /^[\w.~-]*$/.test(text)
    ? text
    : encodeURIComponent(text.toWellFormed()).replaceAll(
        /[!'()*]/g,
        (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
      )

export const escapedPath = (path: string): string => path.split('/').map(escaped).join('/')

export const valueOf = (query: readonly Parameter[], name: string): string | undefined =>
  query.find((parameter) => parameter[0] === name)?.[1]
