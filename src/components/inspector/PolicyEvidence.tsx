// A policy in its own words: the statement that decided, or the one that came closest, marked where it stands.
import { useState } from 'react'
import { editableId } from '../../scenarios/editableId.ts'
import type { ConsideredPolicy, Decision } from '../../sim/index.ts'
import { Button } from '../controls/Button.tsx'
import { Disclosure } from '../controls/Disclosure.tsx'
import { Icon, type IconName } from '../controls/Icon.tsx'
import { Spoken } from '../controls/Spoken.tsx'
import { CodeBlock } from '../json/CodeBlock.tsx'
import { formatted } from '../json/formatted.ts'
import { VisibleText } from '../json/VisibleText.tsx'
import { ElementList } from './ElementList.tsx'
import { evidenceOf, folded, type Evidence, type EvidenceLine } from './evidence.ts'
import styles from './PolicyEvidence.module.css'
import { differenceText } from './words.ts'

interface PolicyEvidenceProps {
  readonly policy: ConsideredPolicy
  readonly decision: Decision
  readonly isDeciding: boolean
  /** Opens the policy as it is now, by its id. */
  readonly onEdit?: (id: string) => void
}

export function PolicyEvidence({ policy, decision, isDeciding, onEdit }: PolicyEvidenceProps) {
  const [isWhole, setWhole] = useState(false)
  const id = editableId(policy.source)
  const edit = onEdit && id !== undefined && (
    <Button kind="quiet" icon="pen" onClick={() => onEdit(id)}>
      Edit this policy
    </Button>
  )
  if (policy.source.document === '') return edit && <p className={styles.more}>{edit}</p>
  const evidence = evidenceOf(policy, decision, isDeciding)
  const { lines, role, statement } = evidence
  const short = statement ? folded(lines, statement.index) : lines
  const failed = statement?.elements.filter(({ matched }) => !matched) ?? []
  const caption = captions[role]
  return (
    <div className={styles.evidence}>
      <CodeBlock
        title={
          <>
            <VisibleText text={policy.source.name} /> · {caption}
          </>
        }
        label={`${policy.source.name}, ${caption}`}
        lines={(isWhole ? lines : short).map((line) => ({
          text: line.text,
          ...(line.mark && { mark: line.mark }),
          ...(line.note !== undefined && { note: line.note }),
          margin: line.sign && <Sign line={line} evidence={evidence} />,
        }))}
        copies={formatted(policy.source.document)}
      />
      <p className={styles.more}>
        {short.length < lines.length && (
          <Button kind="quiet" aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {isWhole ? 'Show only this statement' : `Show the whole policy, ${lines.length} lines`}
          </Button>
        )}
        {edit}
      </p>
      {role === 'nearest-miss' && statement && <p className={styles.difference}>{differenceText(failed)}</p>}
      {statement && (
        <Disclosure summary="Element by element">
          <ElementList elements={statement.elements} />
        </Disclosure>
      )}
    </div>
  )
}

function Sign({ line, evidence }: { readonly line: EvidenceLine; readonly evidence: Evidence }) {
  const { icon, word } =
    signs[line.sign === 'decides' && evidence.role === 'decides-deny' ? 'denies' : (line.sign ?? 'matches')]
  return (
    <span title={word}>
      <Icon name={icon} />
      <Spoken>{word}</Spoken>
    </span>
  )
}

const signs: Readonly<
  Record<'matches' | 'differs' | 'decides' | 'denies', { readonly icon: IconName; readonly word: string }>
> = {
  matches: { icon: 'check', word: 'Matches' },
  differs: { icon: 'cross', word: 'Differs' },
  decides: { icon: 'check', word: 'This statement decides' },
  denies: { icon: 'hand', word: 'This statement says no' },
}

const captions: Readonly<Record<Evidence['role'], string>> = {
  'decides-allow': 'the statement that decides',
  'decides-deny': 'the statement that says no',
  'nearest-miss': 'nearest miss',
  context: 'the statement that applies',
}
