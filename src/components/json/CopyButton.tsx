import { useState, type RefObject } from 'react'
import { IconButton } from '../controls/IconButton.tsx'
import styles from './CopyButton.module.css'

interface CopyButtonProps {
  readonly text: string
  /** What is copied, in words. */
  readonly of: string
  /** Where the text can be seen: it is selected when the browser does not allow copying. */
  readonly source: RefObject<HTMLElement | null>
}

export function CopyButton({ text, of, source }: CopyButtonProps) {
  const [said, setSaid] = useState('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid('Copied')
    } catch {
      // Pages in a sandboxed frame or over plain http have no clipboard.
      if (source.current) getSelection()?.selectAllChildren(source.current)
      setSaid('Selected: press Ctrl+C or ⌘C to copy')
    }
  }
  return (
    <span className={styles.copy}>
      <output className={styles.said}>{said}</output>
      <IconButton
        icon={said === 'Copied' ? 'check' : 'copy'}
        kind="quiet"
        label={`Copy ${of}`}
        onClick={() => void copy()}
        onBlur={() => setSaid('')}
      />
    </span>
  )
}
