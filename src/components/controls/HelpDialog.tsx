// What the keyboard can do, and the switch that turns single keys off (WCAG 2.1.4).
import { Dialog } from './Dialog.tsx'
import styles from './HelpDialog.module.css'
import { Switch } from './Switch.tsx'

interface HelpDialogProps {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly areLetterKeysOn: boolean
  readonly onLetterKeys: (areOn: boolean) => void
}

export function HelpDialog({ isOpen, onClose, areLetterKeysOn, onLetterKeys }: HelpDialogProps) {
  return (
    <Dialog title="Keyboard" isOpen={isOpen} onClose={onClose}>
      <table className={styles.keys}>
        <tbody>
          {rows.map(({ what, keys }) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>
                {keys.map((key) => (
                  <kbd key={key} className={styles.key} data-off={!areLetterKeysOn && isLetterKey(key)}>
                    {key}
                  </kbd>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className={styles.note}>
        Keys are left alone while you type in a field, and while Ctrl, Alt or ⌘ is down. In the step list and on tabs,
        arrow keys move between items.
      </p>
      <Switch
        label="Single-letter keys"
        description="Switch them off if you control your computer by voice or press keys by accident."
        isOn={areLetterKeysOn}
        onChange={onLetterKeys}
      />
    </Dialog>
  )
}

const rows: readonly { readonly what: string; readonly keys: readonly string[] }[] = [
  { what: 'Next step', keys: ['→', 'L'] },
  { what: 'Previous step', keys: ['←', 'J'] },
  { what: 'Play or pause', keys: ['Space', 'K'] },
  { what: 'First step', keys: ['Home'] },
  { what: 'Last step', keys: ['End'] },
  { what: 'Restart', keys: ['R'] },
  { what: 'Faster, slower', keys: ['.', ','] },
  { what: 'This help', keys: ['?'] },
]

/** Letters and punctuation: what WCAG 2.1.4 asks to be switchable. */
const isLetterKey = (key: string): boolean => /^[A-Z.,?]$/.test(key)
