// Bytes drawn as coloured cells, three bytes a cell: ciphertext looks like nothing at all.
import { useEffect, useRef } from 'react'
import styles from './Noise.module.css'

interface Props {
  readonly bytes: Uint8Array
  readonly label: string
}

const COLUMNS = 48
const ROWS = 16

export function Noise({ bytes, label }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(COLUMNS, ROWS)
    for (let cell = 0; cell < COLUMNS * ROWS; cell++) {
      const at = 3 * cell
      if (at + 2 >= bytes.length) break
      image.data.set([bytes[at] ?? 0, bytes[at + 1] ?? 0, bytes[at + 2] ?? 0, 255], 4 * cell)
    }
    context.putImageData(image, 0, 0)
  }, [bytes])
  return (
    <canvas ref={canvas} className={styles.noise} width={COLUMNS} height={ROWS}>
      {label}
    </canvas>
  )
}
