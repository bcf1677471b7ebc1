// A policy of this world, to be rewritten and sent. What is wrong with it shows while one writes; AWS has the last word.
import { useId, useMemo, useRef, useState, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { policiesIn, type StoredPolicy } from '../../scenarios/policies.ts'
import { policyFindings, type PolicyFinding } from '../../sim/index.ts'
import { actions, page, type Rewriting } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Dialog } from '../controls/Dialog.tsx'
import { formatted } from '../json/formatted.ts'
import { LiveRegion } from '../player/LiveRegion.tsx'
import { CodeArea } from './CodeArea.tsx'
import { FindingList } from './FindingList.tsx'
import styles from './PolicyEditor.module.css'
import { PolicyPicker } from './PolicyPicker.tsx'
import { SendOutcome, type Sent } from './SendOutcome.tsx'
import { countText } from './severityWords.ts'
import { useAgain } from './useAgain.ts'

export default function PolicyEditor() {
  const world = useStore(page, ({ run }) => run?.world)
  const editing = useStore(page, (state) => state.editing)
  const drafts = useStore(page, (state) => state.drafts)
  const policies = useMemo(() => (world ? policiesIn(world) : []), [world])
  const policy = policies.find(({ id }) => id === editing) ?? policies[0]
  return (
    <Dialog title="Edit a policy" isOpen isWide onClose={() => actions.edit(null)}>
      {policy ? (
        <div className={styles.editor}>
          <Editor key={policy.id} policy={policy}>
            <PolicyPicker policies={policies} picked={policy.id} drafts={drafts} onPick={actions.edit} />
          </Editor>
        </div>
      ) : (
        <p>There is no policy in this world yet.</p>
      )}
    </Dialog>
  )
}

function Editor({ policy, children }: { readonly policy: StoredPolicy; readonly children: ReactNode }) {
  const findingsId = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const draft = useStore(page, ({ drafts }) => drafts.get(policy.id))
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const isEdited = useStore(page, ({ unedited }) => unedited !== null)
  const again = useAgain()
  const cast = useStore(page, ({ scenario }) => scenario.cast)
  const [sent, setSent] = useState<Sent | null>(null)
  const [sends, setSends] = useState(0)
  const stored = policy.document === null ? NEW : readable(policy.document)
  const text = draft ?? stored
  const findings = useMemo(() => policyFindings(text, policy.kind), [text, policy.kind])
  const nameOf = (id: string): string => cast.find((person) => person.id === id)?.name ?? id
  const request = policy.write(text)
  // Formatting would lose the second of two equal names.
  const isRead = !findings.some(({ type }) => type === 'invalid-json' || type === 'duplicate-key')
  const operation = request.operation.slice(request.operation.indexOf(':') + 1)

  const write = (next: string): void => {
    setSent(null)
    actions.draft(policy.id, next === stored ? null : next)
  }
  const send = async (rewriting: Rewriting): Promise<void> => {
    if (!isReady) return
    setSent({ rewriting, error: await actions.rewrite(rewriting) })
    setSends((count) => count + 1)
  }
  const sendText = (): void => {
    const { document: before, id, title } = policy
    void send({ id, title, request, before, after: text })
  }
  const undo = ({ after, before, id, title }: Rewriting): (() => void) | undefined => {
    const back = before === null ? policy.remove : policy.write(before)
    return back && (() => void send({ id, title, request: back, before: after, after: before }))
  }
  const goTo = ({ at, line }: PolicyFinding): void => {
    area.current?.focus({ preventScroll: true })
    area.current?.setSelectionRange(at.start, at.end)
    area.current?.nextElementSibling?.children[line - 1]?.scrollIntoView({ block: 'nearest' })
  }
  return (
    <>
      <div className={styles.tools}>
        {children}
        <Button kind="quiet" isUnavailable={!isRead} onClick={() => write(formatted(text))}>
          Format
        </Button>
        {draft !== undefined && (
          <Button kind="quiet" onClick={() => write(stored)}>
            Discard changes
          </Button>
        )}
        {isEdited && (
          <Button
            kind="quiet"
            onClick={() => {
              setSent(null)
              actions.undoRewriting()
            }}
          >
            Undo all edits
          </Button>
        )}
      </div>
      <div className={styles.work}>
        <CodeArea
          ref={area}
          label={`${policy.title}, JSON`}
          text={text}
          findings={findings}
          describedBy={findingsId}
          onChange={write}
          onSubmit={sendText}
        />
        <div className={styles.side}>
          {sent && (
            <SendOutcome
              key={sends}
              sent={sent}
              again={again && `${again.attempt.label} as ${nameOf(again.as)}`}
              isReady={isReady}
              onAgain={() => {
                actions.edit(null)
                if (again) void actions.sendTry(again.attempt, again.as)
              }}
              onUndo={undo(sent.rewriting)}
              onSee={() => actions.edit(null)}
            />
          )}
          <FindingList id={findingsId} findings={findings} onGo={goTo} />
        </div>
      </div>
      <footer className={styles.footer}>
        <Button kind={sent ? 'secondary' : 'primary'} icon="send" isUnavailable={!isReady} onClick={sendText}>
          Send {operation}
        </Button>
        <span className={styles.as}>as {nameOf(request.as)}</span>
      </footer>
      <LiveRegion message={sent ? sentText(sent) : `${countText(findings)}.`} />
    </>
  )
}

const sentText = ({ error }: Sent): string =>
  error ? `AWS refused it. ${error.code}. ${error.message ?? ''}` : 'AWS accepted it.'

/** What is on one line is put on several. */
const readable = (document: string): string => (document.includes('\n') ? document : formatted(document))

const NEW = `{
  "Version": "2012-10-17",
  "Statement": [
  ]
}`
