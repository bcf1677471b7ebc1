// Ciphertext drawn from its real bytes, two bytes a cell: it looks like nothing at all, and that is the point.
import { useEffect, useRef } from 'react'
import styles from './CipherNoise.module.css'

interface Props {
  readonly bytes: Uint8Array
  /** Width of the picture over its height. */
  readonly ratio: number
}

const MOST_COLUMNS = 34

export function CipherNoise({ bytes, ratio }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  const cells = Math.ceil(bytes.length / 2)
  const columns = Math.max(6, Math.min(MOST_COLUMNS, Math.ceil(Math.sqrt(cells * ratio))))
  const rows = Math.max(3, Math.round(columns / ratio))
  useEffect(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const image = context.createImageData(columns, rows)
    for (let cell = 0; cell < columns * rows && 2 * cell < bytes.length; cell++) {
      const [red, green, blue] = violet(bytes[2 * cell] ?? 0, bytes[2 * cell + 1] ?? 0)
      image.data.set([red, green, blue, 255], 4 * cell)
    }
    context.putImageData(image, 0, 0)
  }, [bytes, columns, rows])
  return <canvas ref={canvas} className={styles.noise} width={columns} height={rows} aria-hidden="true" />
}

/** A cool colour between blue and magenta: one byte gives the hue, the other the depth. */
function violet(hueByte: number, depthByte: number): readonly [number, number, number] {
  const hue = 244 + (hueByte / 255) * 62
  const lightness = 0.3 + (depthByte / 255) * 0.5
  const chroma = 0.62 * Math.min(lightness, 1 - lightness)
  const channel = (n: number): number => {
    const k = (n + hue / 30) % 12
    return Math.round(255 * (lightness - chroma * Math.max(-1, Math.min(k - 3, 9 - k, 1))))
  }
  return [channel(0), channel(8), channel(4)]
}
