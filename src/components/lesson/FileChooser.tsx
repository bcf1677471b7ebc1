// The visitor's own file: chosen or dropped, kept on this page only.
import { useRef, useState, type DragEvent } from 'react'
import { useStore } from 'zustand'
import { actions, page } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { RichText } from '../text/RichText.tsx'
import styles from './FileChooser.module.css'

export function FileChooser() {
  const own = useStore(page, ({ ownFile }) => ownFile)
  const notice = useStore(page, (state) => state.notice)
  const input = useRef<HTMLInputElement>(null)
  const [isOver, setIsOver] = useState(false)

  const take = (file: File | undefined): void => {
    if (file) void actions.chooseFile(file)
  }
  const onDrop = (event: DragEvent): void => {
    event.preventDefault()
    setIsOver(false)
    take(event.dataTransfer.files[0])
  }
  return (
    <div
      className={styles.chooser}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setIsOver(true)
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={onDrop}
    >
      <p className={styles.file}>
        <span className={styles.label}>{own ? 'Your file' : 'The lesson’s picture'}</span>
        <span className={styles.name}>
          {own ? own.name : 'sunset.png'} {own && <span className={styles.size}>{sizeText(own.bytes.length)}</span>}
        </span>
      </p>
      <input
        ref={input}
        type="file"
        hidden
        aria-label="Your file"
        onChange={(event) => {
          take(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <div className={styles.buttons}>
        <Button onClick={() => input.current?.click()}>{own ? 'Another file' : 'Use a file of yours'}</Button>
        {own && (
          <Button kind="quiet" onClick={() => void actions.forgetFile()}>
            Back to the picture
          </Button>
        )}
      </div>
      {notice === null ? (
        <p className={styles.hint}>Up to 256 MB, or drop it here. It is really encrypted, and it stays on this page.</p>
      ) : (
        <p className={styles.notice} role="alert">
          <RichText text={notice} />
        </p>
      )}
    </div>
  )
}

const sizeText = (bytes: number): string =>
  bytes < 1000
    ? `${bytes} bytes`
    : bytes < 1_000_000
      ? `${(bytes / 1000).toFixed(1)} KB`
      : `${(bytes / 1_000_000).toFixed(1)} MB`
