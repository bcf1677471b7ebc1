// Any operation of the simulated account, called by hand: who, what, with which members, and what came back.
import { useEffect, useId, useState } from 'react'
import { useStore } from 'zustand'
import { allOperations, type Operation } from '../../sim/index.ts'
import { actions, page, type Story } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { Disclosure } from '../controls/Disclosure.tsx'
import { Answer } from './Answer.tsx'
import styles from './CallPanel.module.css'
import { draftOf, emptyDraft, inputOf, type Draft, type Unreadable } from './draft.ts'
import { exampleIn } from './exampleIn.ts'
import { Field } from './Field.tsx'
import { keep, type KeptBytes } from './keptBytes.ts'
import { serviceTitles } from './services.ts'

const FIRST = 'kms:Encrypt'

export default function CallPanel() {
  const [operations, setOperations] = useState<readonly Operation[]>([])
  useEffect(() => {
    let isGone = false
    const load = async () => {
      const all = await allOperations()
      if (!isGone) setOperations(all)
    }
    void load()
    return () => {
      isGone = true
    }
  }, [])
  return operations.length > 0 ? (
    <Calls operations={operations} />
  ) : (
    <p className={styles.hint}>Fetching the catalogue …</p>
  )
}

function Calls({ operations }: { readonly operations: readonly Operation[] }) {
  const id = useId()
  const cast = useStore(page, ({ scenario }) => scenario.cast)
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const world = useStore(page, ({ run }) => run?.world ?? null)
  const [person, setPerson] = useState(cast[0]?.id ?? '')
  const [name, setName] = useState(FIRST)
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map())
  const [problems, setProblems] = useState<readonly Unreadable[]>([])
  const [kept, setKept] = useState<readonly KeptBytes[]>([])
  const [answered, setAnswered] = useState<Story | null>(null)
  const asker = cast.some((one) => one.id === person) ? person : (cast[0]?.id ?? '')
  const operation = operations.find((one) => one.name === name) ?? operations[0]
  if (!operation) return null
  const shape = { type: 'structure', members: operation.input } as const
  const draft = drafts.get(operation.name) ?? emptyDraft(shape)
  const members = draft.type === 'structure' ? draft.members : new Map<string, Draft>()
  const setDraft = (next: Draft) => {
    setProblems([])
    setDrafts(new Map([...drafts, [operation.name, next]]))
  }
  const isUsual = (member: string): boolean =>
    operation.input[member]?.required === true || Object.hasOwn(operation.example, member)
  const usual = Object.keys(operation.input).filter(isUsual)
  const unusual = Object.keys(operation.input).filter((member) => !isUsual(member))
  const unread = new Map(problems.map(({ at, text }) => [at, text]))
  const field = (name: string) => {
    const member = operation.input[name]
    return (
      member && (
        <Field
          key={`${operation.name} ${name}`}
          name={name}
          at={name}
          member={member}
          draft={members.get(name) ?? emptyDraft(member.shape)}
          onChange={(next) => setDraft({ type: 'structure', members: new Map([...members, [name, next]]) })}
          world={world}
          kept={kept}
          problems={unread}
        />
      )
    )
  }
  const call = async () => {
    const { input, problems: unreadable } = inputOf(operation.input, draft)
    setProblems(unreadable)
    if (unreadable.length > 0) return
    await actions.call(asker, operation.name, input)
    const { story } = page.getState()
    setAnswered(story)
    if (story && 'response' in story.outcome && isRecord(story.outcome.response))
      setKept(keep(kept, titleOf(operation), story.outcome.response))
  }
  return (
    <form
      className={styles.panel}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) void call()
      }}
    >
      <div className={styles.form}>
        <Choice
          legend="Who asks"
          options={cast.map((one) => ({ value: one.id, label: one.name }))}
          value={asker}
          onChange={setPerson}
        />
        <div>
          <label className={styles.label} htmlFor={id}>
            Operation
          </label>
          <select
            id={id}
            className={styles.operation}
            value={operation.name}
            onChange={({ target }) => setName(target.value)}
          >
            {serviceTitles.map(([service, title]) => (
              <optgroup key={service} label={title}>
                {operations
                  .filter((one) => one.name.startsWith(`${service}:`))
                  .map((one) => (
                    <option key={one.name} value={one.name}>
                      {titleOf(one)}
                    </option>
                  ))}
              </optgroup>
            ))}
          </select>
          <p className={styles.hint}>
            {operation.summary}{' '}
            <a href={operation.docs} target="_blank" rel="noreferrer">
              AWS’s page
            </a>
          </p>
        </div>
        <div className={styles.fields}>
          {usual.map(field)}
          {unusual.length > 0 && (
            <Disclosure summary={unusual.length === 1 ? 'One more member' : `${unusual.length} more members`}>
              <div className={styles.fields}>{unusual.map(field)}</div>
            </Disclosure>
          )}
        </div>
        <div className={styles.buttons}>
          <Button kind="primary" type="submit" isUnavailable={!isReady}>
            Call {titleOf(operation)}
          </Button>
          <Button onClick={() => setDraft(draftOf(shape, exampleIn(world, operation)))}>Fill in an example</Button>
          <Button kind="quiet" onClick={() => setDraft(emptyDraft(shape))}>
            Clear
          </Button>
        </div>
        <output className={styles.problems}>
          {problems.length > 0 &&
            `Nothing was sent: ${problems.length === 1 ? 'one field' : `${problems.length} fields`} cannot be read.`}
        </output>
      </div>
      <section className={styles.answer} aria-label="Answer" aria-live="polite">
        {answered ? (
          <Answer story={answered} />
        ) : (
          <p className={styles.empty}>
            The answer comes here, byte for byte. The map plays what happened, the steps beside it say why.
          </p>
        )}
      </section>
    </form>
  )
}

const titleOf = ({ name }: Operation): string => name.slice(name.indexOf(':') + 1)

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null
