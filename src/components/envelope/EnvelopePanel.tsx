// Envelope encryption by hand, without S3: a data key, a sealed text, a key forgotten, and the way back.
import { useId, useState } from 'react'
import { useStore } from 'zustand'
import { aliasArn, get, has } from '../../sim/index.ts'
import { page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { Choice } from '../controls/Choice.tsx'
import { Icon } from '../controls/Icon.tsx'
import { VisibleText } from '../json/VisibleText.tsx'
import styles from './EnvelopePanel.module.css'
import { Holder } from './Holder.tsx'
import { stages, useEnvelope, type Damage, type EnvelopeStage, type Trouble } from './useEnvelope.ts'

const TEXT = 'The safe is behind the picture.'

export default function EnvelopePanel() {
  const id = useId()
  const cast = useStore(page, ({ scenario }) => scenario.cast)
  const keyId = useStore(page, ({ run, scenario }) => {
    const alias = run && aliasArn(run.world.region, run.world.accountId, scenario.stage.alias)
    return run && alias !== null && has(run.world.kms.aliases, alias)
      ? (get(run.world.kms.aliases, alias)?.aliasName ?? null)
      : null
  })
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  const [text, setText] = useState(TEXT)
  const [person, setPerson] = useState(cast[0]?.id ?? '')
  const [damage, setDamage] = useState<Damage>('nothing')
  const made = useEnvelope(text, damage)
  const { envelope } = made
  const asker = cast.find((one) => one.id === person) ?? cast[0]
  if (!keyId || !asker)
    return (
      <p className={styles.empty}>
        There is no KMS key yet. Send the lesson’s first request, or go to a later chapter, and come back.
      </p>
    )
  const isClosed = stages.indexOf(envelope.stage) >= stages.indexOf('stored')
  const steps: readonly Step[] = [
    [
      'empty',
      'Get a data key',
      `${asker.name} calls kms:GenerateDataKey: the same key twice, in plaintext and wrapped.`,
      () => made.makeKey(asker.id, keyId),
    ],
    ['keyed', 'Encrypt here', 'AES-256-GCM with the data key, in this memory. KMS never sees the text.', made.sealHere],
    [
      'sealed',
      'Forget the key',
      'The buffer of the plaintext key is overwritten with zeros, the text is dropped.',
      made.forgetFirst,
    ],
    ['forgotten', 'Store both', 'The wrapped key lies beside the ciphertext. Neither helps without KMS.', made.store],
    [
      'stored',
      'Ask KMS to unwrap',
      `${asker.name} calls kms:Decrypt with the wrapped key.`,
      () => made.unwrap(asker.id),
    ],
    ['unwrapped', 'Decrypt here', 'The data key opens the text in this memory.', made.openHere],
    ['opened', 'Forget again', 'Zeros again. The envelope stays closed for everybody else.', made.forgetAgain],
  ]
  return (
    <div className={styles.panel}>
      <div className={styles.choices}>
        <div>
          <label className={styles.label} htmlFor={id}>
            The text
          </label>
          <textarea
            id={id}
            className={styles.text}
            rows={2}
            maxLength={2000}
            value={text}
            readOnly={envelope.stage !== 'empty'}
            onChange={({ target }) => setText(target.value)}
          />
        </div>
        <Choice
          legend={isClosed ? 'Who opens it' : 'Who seals it'}
          options={cast.map((one) => ({ value: one.id, label: one.name }))}
          value={asker.id}
          onChange={setPerson}
        />
        {isClosed && (
          <Choice
            legend="Change one bit, or the encryption context, before it is opened"
            options={damages}
            value={damage}
            onChange={setDamage}
          />
        )}
      </div>
      <ol className={styles.steps}>
        {steps.map(([stage, title, words, act]) => {
          const place = stages.indexOf(stage) - stages.indexOf(envelope.stage)
          return (
            <li key={stage} className={styles.step} data-place={place < 0 ? 'done' : place === 0 ? 'now' : 'later'}>
              <span className={styles.mark}>{place < 0 && <Icon name="check" />}</span>
              <div className={styles.words}>
                <p className={styles.title}>{title}</p>
                <p className={styles.hint}>{words}</p>
                {place === 0 && (
                  <Button kind="primary" isUnavailable={!isReady || text === ''} onClick={() => void act()}>
                    {title}
                  </Button>
                )}
                {place === 0 && envelope.trouble && <TroubleBox trouble={envelope.trouble} />}
              </div>
            </li>
          )
        })}
      </ol>
      <div className={styles.drawing} aria-live="polite">
        <Holder
          title={`${asker.name}’s memory`}
          note="Gone when the program ends. The data key is here between two steps, and nowhere else."
          dataKey={envelope.memory.dataKey}
          text={envelope.memory.text}
          wrapped={envelope.memory.wrapped}
          sealed={envelope.memory.sealed}
        />
        <Holder
          title="Storage"
          note="A file, a database row, a message: whatever others may read."
          dataKey={null}
          text={null}
          wrapped={envelope.storage?.wrapped ?? null}
          sealed={envelope.storage?.sealed ?? null}
        />
        {envelope.stage !== 'empty' && (
          <Button kind="quiet" icon="restart" onClick={made.startAgain}>
            Start again
          </Button>
        )}
        <p className={styles.hint}>
          The map above keeps a recording of each request, so that you can look at it again; a program keeps none.
        </p>
      </div>
    </div>
  )
}

type Step = readonly [stage: EnvelopeStage, title: string, words: string, act: () => Promise<void> | void]

const damages: readonly { readonly value: Damage; readonly label: string }[] = [
  { value: 'nothing', label: 'nothing' },
  { value: 'wrapped key', label: 'wrapped key' },
  { value: 'ciphertext', label: 'ciphertext' },
  { value: 'context', label: 'context' },
]

function TroubleBox({ trouble }: { readonly trouble: Trouble }) {
  return (
    <p className={styles.trouble}>
      <Icon name="cross" />
      {trouble.by === 'tag' ? (
        <span>The tag does not fit: AES-GCM gives out nothing at all, not even the part that is intact.</span>
      ) : (
        <span>
          {trouble.error.status} {trouble.error.code}
          {trouble.error.message === undefined ? (
            <em> · AWS sends no text with this error.</em>
          ) : (
            <>
              {' · '}
              <VisibleText text={trouble.error.message} />
            </>
          )}
        </span>
      )}
    </p>
  )
}
