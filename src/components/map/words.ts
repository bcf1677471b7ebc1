// What a cell of the map says: in a word, and in a sentence.
import type { Gate, MapOutcome } from '../../scenarios/decisionMap.ts'
import type { Toggle } from '../../scenarios/scenario.ts'
import type { IconName } from '../controls/Icon.tsx'
import { rulingOf } from '../inspector/words.ts'

export interface GateMark {
  readonly icon: IconName
  /** Two words at most. */
  readonly word: string
  readonly tone: 'allowed' | 'denied' | 'key'
}

export const gateMarks: Readonly<Record<Gate, GateMark>> = {
  open: { icon: 'check', word: 'Allowed', tone: 'allowed' },
  'explicit deny': { icon: 'hand', word: 'Deny', tone: 'denied' },
  'IAM policies': { icon: 'gate', word: 'IAM', tone: 'denied' },
  'key policy': { icon: 'gate', word: 'Key policy', tone: 'denied' },
  'bucket policy': { icon: 'gate', word: 'Bucket policy', tone: 'denied' },
  'other policy': { icon: 'gate', word: 'Policy', tone: 'denied' },
  'Block Public Access': { icon: 'shield', word: 'Blocked', tone: 'denied' },
  'key state': { icon: 'key', word: 'Key off', tone: 'key' },
  signature: { icon: 'pen', word: 'Unsigned', tone: 'denied' },
  request: { icon: 'cross', word: 'Refused', tone: 'denied' },
}

/** The rule that decides, for a person; `code` in back-ticks. */
export function ruleOf({ decision, error, gate }: MapOutcome, person: string): string {
  const why = decision ? rulingOf(decision, person).why : ''
  switch (gate) {
    case 'open':
      return decision ? `Every gate opens. At the last one: ${lowered(why)}` : 'No permission is needed.'
    case 'key state':
      return `Every gate opens, but the key is off: \`${error?.code ?? ''}\`.`
    case 'signature':
      return 'S3’s gate opens, but KMS hears signed requests only, and this one is not signed.'
    case 'Block Public Access':
      return decision?.verdict === 'denied' ? why : (error?.message ?? '')
    case 'request':
      return `AWS refuses the request itself: \`${error?.code ?? ''}\`.`
    case 'explicit deny':
    case 'IAM policies':
    case 'key policy':
    case 'bucket policy':
    case 'other policy':
      return why
  }
}

const lowered = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)

/** `Bob’s IAM policy: kms:Decrypt`. */
export const toggleName = ({ label, subject }: Toggle): string => `${subject}: ${label}`

/** `kms:Decrypt: Allowed, lets IAM decide: Yes`. */
export const choiceText = (toggles: readonly Toggle[], choice: readonly number[]): string =>
  toggles.map(({ label, options }, index) => `${label}: ${options[choice[index] ?? 0]?.label ?? ''}`).join(', ')
