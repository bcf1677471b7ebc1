// Bytes that are a picture, shown from memory: a blob: address for as long as it stands there.
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
    image.current?.setAttribute('src', url)
    return () => URL.revokeObjectURL(url)
  }, [bytes, mediaType])
  return <img ref={image} className={className} alt={alt} />
}
