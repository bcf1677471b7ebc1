// The switches. Each is a real edit of a real document: its state is read from the world, and the edit is shown.
import { useStore } from 'zustand'
import { isInEffect } from '../../scenarios/changes.ts'
import type { Toggle } from '../../scenarios/scenario.ts'
import { actions, page } from '../../store/page.ts'
import { Choice } from '../controls/Choice.tsx'
import { Switch } from '../controls/Switch.tsx'
import { EditCard } from './EditCard.tsx'
import styles from './TogglePanel.module.css'

export function TogglePanel({ toggles }: { readonly toggles: readonly Toggle[] }) {
  const subjects = [...new Set(toggles.map(({ subject }) => subject))]
  return (
    <section className={styles.panel} aria-labelledby="change-the-world">
      <h2 id="change-the-world" className={styles.heading}>
        Change the world
      </h2>
      {subjects.map((subject) => (
        <fieldset key={subject} className={styles.group}>
          <legend className={styles.subject}>{subject}</legend>
          {toggles
            .filter((toggle) => toggle.subject === subject)
            .map((toggle) => (
              <ToggleRow key={toggle.id} toggle={toggle} />
            ))}
        </fieldset>
      ))}
      <EditCard />
    </section>
  )
}

function ToggleRow({ toggle }: { readonly toggle: Toggle }) {
  const world = useStore(page, ({ run }) => run?.world)
  const isReady = useStore(page, ({ phase }) => phase === 'ready')
  if (!world) return null
  const selected = toggle.options.findIndex(({ change }) => isInEffect(world, change))
  const [on, off, ...more] = toggle.options
  if (on && off && more.length === 0)
    return (
      <Switch
        label={toggle.label}
        isOn={selected === 0}
        words={{ on: on.label, off: off.label }}
        isUnavailable={!isReady}
        onChange={(isOn) => void actions.flip(toggle, isOn ? 0 : 1)}
      />
    )
  return (
    <Choice
      legend={toggle.label}
      isLegendHidden
      options={toggle.options.map(({ label }) => ({ value: label, label }))}
      value={toggle.options[selected]?.label ?? ''}
      isUnavailable={!isReady}
      onChange={(label) =>
        void actions.flip(
          toggle,
          toggle.options.findIndex((option) => option.label === label),
        )
      }
    />
  )
}
