// What the three kinds of finding are called, and the sign that each has.
import type { IconName } from '../controls/Icon.tsx'
import { severities, type Severity } from './markedLines.ts'

export const severityWords: Readonly<Record<Severity, { readonly word: string; readonly icon: IconName }>> = {
  error: { word: 'Error', icon: 'cross' },
  warning: { word: 'Warning', icon: 'warning' },
  suggestion: { word: 'Suggestion', icon: 'pen' },
}

/** `2 errors, 1 warning`; `Nothing found`. */
export function countText(findings: readonly { readonly severity: Severity }[]): string {
  const counts = severities.flatMap((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length
    return count === 0 ? [] : [`${count} ${severity}${count === 1 ? '' : 's'}`]
  })
  return counts.length === 0 ? 'Nothing found' : counts.join(', ')
}
