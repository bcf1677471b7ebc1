// When nothing that may be edited would help: what stands in the way instead, in a sentence.
import type { Foreseen } from '../../sim/index.ts'
import type { Wanted } from './fix.ts'

/** `foreseen` is how far the request got at most. */
export function deadEnd({ decisions, error }: Foreseen, wanted: Wanted): string {
  if (wanted === 'refused' || error === undefined) return 'Nothing that you may edit here would stop this request.'
  const { code, message = '' } = error
  const last = decisions.at(-1)
  if (last?.decision.verdict !== 'denied') {
    if (message.includes('Signature Version 4'))
      return 'An unsigned request can never use AWS KMS, whatever the policies say. Only another requester helps, one who signs in, or another encryption: an object under SSE-S3 needs no KMS.'
    if (/^NoSuch|NotFound/.test(code))
      return `What the request names does not exist (\`${code}\`). No policy can bring it.`
    return `No policy refused this: AWS answers \`${code}\` to the request itself, and no edit here changes that.`
  }
  return `No edit of the policies and settings on this map allows \`${last.decision.action}\` here.`
}
