// One member of an operation as a field of its form, by its shape: whatever AWS adds to an operation has a field at once.
import { useId } from 'react'
import type { Member, Shape, World } from '../../sim/index.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { IconButton } from '../controls/IconButton.tsx'
import { emptyDraft, spellings, type Draft } from './draft.ts'
import styles from './Field.module.css'
import type { KeptBytes } from './keptBytes.ts'
import { suggestionsFor } from './suggestions.ts'

export interface FieldFacts {
  readonly world: World | null
  readonly kept: readonly KeptBytes[]
  /** What cannot be read, by path. */
  readonly problems: ReadonlyMap<string, string>
}

interface FieldProps extends FieldFacts {
  readonly name: string
  /** `Tags.1.TagKey`. */
  readonly at: string
  readonly member: Member
  readonly draft: Draft
  readonly onChange: (draft: Draft) => void
}

export function Field(props: FieldProps) {
  const { name, member, at, problems } = props
  const problem = problems.get(at)
  return (
    <div className={styles.field}>
      <Control {...props} label={<Label name={name} isRequired={member.required} />} />
      {problem !== undefined && (
        <p className={styles.problem} id={`${at}-problem`}>
          {problem}
        </p>
      )}
    </div>
  )
}

const Label = ({ name, isRequired }: { readonly name: string; readonly isRequired: boolean }) => (
  <>
    <code>{name}</code> {isRequired && <span className={styles.required}>required</span>}
  </>
)

interface ControlProps extends FieldProps {
  readonly label: React.ReactNode
}

function Control(props: ControlProps) {
  switch (props.member.shape.type) {
    case 'blob':
      return <BytesControl {...props} />
    case 'list':
      return <ListControl {...props} of={props.member.shape.of} />
    case 'map':
      return <MapControl {...props} of={props.member.shape.of} />
    case 'structure':
      return <StructureControl {...props} shape={props.member.shape} />
    default:
      return <TextControl {...props} shape={props.member.shape} />
  }
}

const textOf = (draft: Draft): string => (draft.type === 'text' || draft.type === 'bytes' ? draft.text : '')

function TextControl({
  name,
  at,
  label,
  draft,
  onChange,
  shape,
  world,
  problems,
}: ControlProps & { readonly shape: Shape }) {
  const id = useId()
  const text = textOf(draft)
  const set = (value: string) => onChange({ type: 'text', text: value })
  const described = problems.has(at) ? { 'aria-invalid': true, 'aria-describedby': `${at}-problem` } : {}
  const values = shape.type === 'boolean' ? ['true', 'false'] : shape.type === 'string' ? shape.values : undefined
  if (values)
    return (
      <>
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
        <select id={id} className={styles.input} value={text} onChange={({ target }) => set(target.value)}>
          <option value="">not given</option>
          {values.map((value) => (
            <option key={value}>{value}</option>
          ))}
        </select>
      </>
    )
  const suggestions = world ? suggestionsFor(world, name) : []
  const isDocument = /Document$|^Policy$|^Content$/.test(name)
  return (
    <>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      {isDocument ? (
        <textarea
          id={id}
          className={styles.document}
          rows={8}
          spellCheck={false}
          value={text}
          onChange={({ target }) => set(target.value)}
          {...described}
        />
      ) : (
        <input
          id={id}
          className={styles.input}
          type="text"
          autoComplete="off"
          autoCapitalize="off"
          spellCheck={false}
          inputMode={shape.type === 'integer' ? 'numeric' : undefined}
          list={suggestions.length ? `${id}-list` : undefined}
          value={text}
          onChange={({ target }) => set(target.value)}
          {...described}
        />
      )}
      {suggestions.length > 0 && (
        <datalist id={`${id}-list`}>
          {suggestions.map(({ value, label: words }) => (
            <option key={value} value={value}>
              {words}
            </option>
          ))}
        </datalist>
      )}
    </>
  )
}

function BytesControl({ at, label, name, draft, onChange, kept, problems }: ControlProps) {
  const id = useId()
  const bytes = draft.type === 'bytes' ? draft : ({ type: 'bytes', as: 'text', text: '' } as const)
  return (
    <>
      <label className={styles.label} htmlFor={id}>
        {label}
      </label>
      <textarea
        id={id}
        className={styles.bytes}
        rows={2}
        spellCheck={false}
        value={bytes.text}
        onChange={({ target }) => onChange({ ...bytes, text: target.value })}
        {...(problems.has(at) && { 'aria-invalid': true, 'aria-describedby': `${at}-problem` })}
      />
      <div className={styles.row}>
        <Choice
          legend={`How ${name} is written`}
          isLegendHidden
          options={spellings.map((value) => ({ value, label: value }))}
          value={bytes.as}
          onChange={(as) => onChange({ ...bytes, as })}
        />
        {kept.length > 0 && (
          <select
            className={styles.input}
            aria-label={`Bytes for ${name} from an earlier answer`}
            value=""
            onChange={({ target }) => {
              const found = kept[Number(target.value)]
              if (found) onChange({ type: 'bytes', as: 'base64', text: found.base64 })
            }}
          >
            <option value="">from an earlier answer …</option>
            {kept.map((one, index) => (
              <option key={one.id} value={index}>
                {one.label}
              </option>
            ))}
          </select>
        )}
      </div>
    </>
  )
}

function ListControl({ of, ...props }: ControlProps & { readonly of: Shape }) {
  const { at, name, label, draft, onChange } = props
  const items = draft.type === 'list' ? draft.items : []
  const set = (next: readonly Draft[]) => onChange({ type: 'list', items: next })
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      {items.map((item, index) => (
        // Items have no other name than their place.
        <div key={index} className={styles.item}>
          <Field
            {...props}
            name={`${name} ${index + 1}`}
            at={`${at}.${index + 1}`}
            member={{ shape: of, required: false }}
            draft={item}
            onChange={(next) => set(items.with(index, next))}
          />
          <IconButton
            icon="cross"
            kind="quiet"
            label={`Remove ${name} ${index + 1}`}
            onClick={() => set(items.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <Button kind="quiet" onClick={() => set([...items, emptyDraft(of)])}>
        Add to {name}
      </Button>
    </fieldset>
  )
}

function MapControl({ of, ...props }: ControlProps & { readonly of: Shape }) {
  const { name, label, draft, onChange } = props
  const pairs = draft.type === 'map' ? draft.pairs : []
  const set = (next: typeof pairs) => onChange({ type: 'map', pairs: next })
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      {pairs.map((pair, index) => (
        <div key={index} className={styles.pair}>
          <input
            className={styles.input}
            type="text"
            aria-label={`Name ${index + 1} of ${name}`}
            placeholder="name"
            autoComplete="off"
            spellCheck={false}
            value={pair.name}
            onChange={({ target }) => set(pairs.with(index, { ...pair, name: target.value }))}
          />
          <span aria-hidden="true">=</span>
          <input
            className={styles.input}
            type="text"
            aria-label={`Value ${index + 1} of ${name}`}
            placeholder="value"
            autoComplete="off"
            spellCheck={false}
            value={textOf(pair.value)}
            onChange={({ target }) => set(pairs.with(index, { ...pair, value: { type: 'text', text: target.value } }))}
          />
          <IconButton
            icon="cross"
            kind="quiet"
            label={`Remove pair ${index + 1} of ${name}`}
            onClick={() => set(pairs.filter((_, i) => i !== index))}
          />
        </div>
      ))}
      <Button kind="quiet" onClick={() => set([...pairs, { name: '', value: emptyDraft(of) }])}>
        Add to {name}
      </Button>
    </fieldset>
  )
}

function StructureControl({
  shape,
  ...props
}: ControlProps & { readonly shape: Extract<Shape, { readonly type: 'structure' }> }) {
  const { at, label, draft, onChange } = props
  const members = draft.type === 'structure' ? draft.members : new Map<string, Draft>()
  return (
    <fieldset className={styles.group}>
      <legend className={styles.label}>{label}</legend>
      {Object.entries(shape.members).map(([name, member]) => (
        <Field
          key={name}
          {...props}
          name={name}
          at={`${at}.${name}`}
          member={member}
          draft={members.get(name) ?? emptyDraft(member.shape)}
          onChange={(next) => onChange({ type: 'structure', members: new Map([...members, [name, next]]) })}
        />
      ))}
    </fieldset>
  )
}
