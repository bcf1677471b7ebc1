// What somebody who holds a plaintext sees: the picture itself, the start of the text, or a sheet.
import type { BlobRef } from '../../sim/index.ts'
import { mediaKind } from '../media/mediaKind.ts'
import { Picture } from '../media/Picture.tsx'
import { Sheet } from './marks.tsx'
import { useBytes } from './sources.ts'
import styles from './Plaintext.module.css'

export function Plaintext({ blob }: { readonly blob: BlobRef | undefined }) {
  const bytes = useBytes(blob)
  const media = bytes && mediaKind(bytes)
  return (
    <span className={styles.tile}>
      {bytes && media?.type === 'picture' ? (
        <Picture className={styles.picture} bytes={bytes} mediaType={media.mediaType} alt="" />
      ) : media?.type === 'text' ? (
        <span className={styles.text}>{media.text.slice(0, 160)}</span>
      ) : (
        <span className={styles.sheet}>
          <Sheet />
        </span>
      )}
    </span>
  )
}
