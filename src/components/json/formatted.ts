/** Any value as indented JSON; text that is JSON is indented, and text that is not stays as it is. */
export function formatted(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value, null, 2)
  try {
    return JSON.stringify(JSON.parse(value), null, 2)
  } catch {
    return value
  }
}
