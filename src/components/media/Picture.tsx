// Bytes that are a picture, shown from memory: a blob: address until the picture has been read from it.
import { useEffect, useRef } from 'react'

interface Props {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** From `mediaKind`: the kinds that can hold nothing but a picture. */
  readonly mediaType: string
  readonly alt: string
  readonly className?: string | undefined
}

export function Picture({ bytes, mediaType, alt, className }: Props) {
  const image = useRef<HTMLImageElement>(null)
  useEffect(() => {
    const url = URL.createObjectURL(new Blob([bytes], { type: mediaType }))
    // Not when the picture leaves the page: it may still be reading, and would find nothing there.
    const release = () => URL.revokeObjectURL(url)
    image.current?.addEventListener('load', release, { once: true })
    image.current?.addEventListener('error', release, { once: true })
    image.current?.setAttribute('src', url)
  }, [bytes, mediaType])
  return <img ref={image} className={className} alt={alt} />
}
