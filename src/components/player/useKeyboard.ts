import { useEffect, useEffectEvent } from 'react'

export interface PlayerKeys {
  readonly onPlayPause: () => void
  readonly onNext: () => void
  readonly onBack: () => void
  readonly onFirst: () => void
  readonly onLast: () => void
  readonly onRestart: () => void
  readonly onFaster: () => void
  readonly onSlower: () => void
  readonly onHelp: () => void
}

/**
 * The player's keys, wherever the focus is: not while the visitor types, not with a modifier, and never on top of what
 * the focused control does with the key itself. `areLetterKeysOn` turns letters and punctuation off (WCAG 2.1.4).
 */
export function useKeyboard(
  keys: PlayerKeys,
  { areLetterKeysOn, isEnabled = true }: { readonly areLetterKeysOn: boolean; readonly isEnabled?: boolean },
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    const name = actions.get(event.key.length === 1 ? event.key.toLowerCase() : event.key)
    if (!name || (isLetterKey(event.key) && !areLetterKeysOn) || isTaken(event)) return
    event.preventDefault()
    keys[name]()
  })
  useEffect(() => {
    if (!isEnabled) return undefined
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [isEnabled])
}

const actions: ReadonlyMap<string, keyof PlayerKeys> = new Map([
  [' ', 'onPlayPause'],
  ['k', 'onPlayPause'],
  ['ArrowRight', 'onNext'],
  ['l', 'onNext'],
  ['ArrowLeft', 'onBack'],
  ['j', 'onBack'],
  ['Home', 'onFirst'],
  ['End', 'onLast'],
  ['r', 'onRestart'],
  ['.', 'onFaster'],
  [',', 'onSlower'],
  ['?', 'onHelp'],
])

const isLetterKey = (key: string): boolean => key.length === 1 && key !== ' '

/** Repeats of a held key do not count: a clicker that is pressed too long must not skip a step. */
function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.repeat || event.isComposing || event.ctrlKey || event.altKey || event.metaKey)
    return true
  if (event.shiftKey && event.key !== '?') return true
  if (document.querySelector('dialog:modal')) return true
  const target = event.target instanceof Element ? event.target : undefined
  if (!target) return false
  if (target.closest('textarea, select, [contenteditable]:not([contenteditable="false"]), [role="textbox"]'))
    return true
  const input = target.closest('input')
  if (input) {
    if (!['checkbox', 'radio', 'button', 'submit', 'reset', 'file', 'range'].includes(input.type)) return true
    if (input.type === 'range' || input.type === 'radio') return !isLetterKey(event.key)
  }
  return (
    event.key === ' ' &&
    target.closest('button, input, summary, a[href], [role="button"], [role="switch"], [role="tab"]') !== null
  )
}
