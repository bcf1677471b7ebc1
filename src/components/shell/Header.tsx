import { useState } from 'react'
import type { Scenario } from '../../scenarios/scenario.ts'
import { IconButton } from '../controls/IconButton.tsx'
import styles from './Header.module.css'
import { Logo } from './Logo.tsx'
import { nextTheme, rememberTheme, rememberedTheme, THEME_NAMES } from './theme.ts'

interface Props {
  readonly scenarios: readonly Scenario[]
  readonly current: string
  readonly onOpen: (scenarioId: string) => void
  readonly onHelp: () => void
}

export function Header({ scenarios, current, onOpen, onHelp }: Props) {
  const [theme, setTheme] = useState(rememberedTheme)
  return (
    <header className={styles.header}>
      <a className={styles.brand} href="./">
        <Logo />
        Unsealed
      </a>
      <nav className={styles.lessons} aria-label="Lessons">
        {scenarios.map(({ id, title }) => (
          <a
            key={id}
            className={styles.lesson}
            href={`#${id}`}
            aria-current={id === current ? 'page' : undefined}
            onClick={(event) => {
              event.preventDefault()
              onOpen(id)
            }}
          >
            {title}
          </a>
        ))}
      </nav>
      <div className={styles.tools}>
        <IconButton
          icon="theme"
          kind="quiet"
          label={`Theme: ${THEME_NAMES[theme]}`}
          onClick={() => {
            const next = nextTheme(theme)
            setTheme(next)
            rememberTheme(next)
          }}
        />
        <IconButton icon="help" kind="quiet" label="Keys and help" onClick={onHelp} />
      </div>
    </header>
  )
}
