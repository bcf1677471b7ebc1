// Where the caption of a wide map sits: near what it is about, and never on it.
import { bottom, middle, right, type Box } from './geometry.ts'
import type { Home } from './focus.ts'
import type { Layout } from './layout.ts'

export interface Callout {
  readonly x: number
  readonly width: number
  /** It grows away from this edge. */
  readonly top?: number
  readonly bottom?: number
  /** The side of the callout with the pointer, and how far along that side it is; none where something is in between. */
  readonly pointer?: { readonly side: 'top' | 'bottom' | 'right'; readonly at: number }
}

/** Null on a narrow map, where the caption stands below, and at rest. */
export function calloutOf(layout: Layout, spotlight: Home | null): Callout | null {
  const target = spotlight && layout.homes.get(spotlight)
  const s3 = layout.homes.get('s3')
  const kms = layout.homes.get('kms')
  const tape = layout.homes.get('cloudtrail')
  if (layout.shape === 'narrow' || !spotlight || !target || !s3 || !kms || !tape) return null
  if (spotlight === 'vault' || spotlight === 'kms') return under(kms, s3)
  if (spotlight.startsWith('gate:kms')) return over(target, kms, s3, layout)
  return leftOf(spotlight, target, s3, tape, layout)
}

const WIDEST = 300
/** How far down its side a callout points to the right: within its first two lines. */
const POINTER = 26

function under(kms: Box, s3: Box): Callout {
  const x = right(s3) + 8
  const room = right(kms) - x
  const own = Math.min(WIDEST, room)
  const left = Math.max(x, Math.min(middle(kms).x - own / 2, x + room - own))
  return { x: left, width: own, top: bottom(kms) + 12, pointer: { side: 'top', at: middle(kms).x - left } }
}

function over(gate: Box, kms: Box, s3: Box, layout: Layout): Callout {
  const below = under(kms, s3)
  const at = Math.max(18, Math.min(middle(gate).x - below.x, below.width - 18))
  return { x: below.x, width: below.width, bottom: layout.height - gate.y + 12, pointer: { side: 'bottom', at } }
}

/** The free ground under the callers. */
function leftOf(spotlight: Home, target: Box, s3: Box, tape: Box, { homes, height }: Layout): Callout {
  const people = [...homes].filter(
    ([home]) => home.startsWith('person:') || (home.startsWith('gate:') && !home.startsWith('gate:kms')),
  )
  const floor = Math.max(...people.map(([, box]) => bottom(box)))
  const first = people[0]?.[1]
  const x = first?.x ?? 0
  const room = s3.x - 16 - x
  const width = Math.min(WIDEST, room)
  const top = floor + 26
  const side = homes.get('side')
  if (spotlight === 'cloudtrail' || spotlight === 'log-bucket')
    return side
      ? { x, width, bottom: height - side.y + 12 }
      : { x, width, bottom: height - tape.y + 12, pointer: { side: 'bottom', at: 40 } }
  if (spotlight === 'side') return { x, width, bottom: height - target.y + 12, pointer: { side: 'bottom', at: 40 } }
  if (spotlight === 's3' || spotlight === 'object' || spotlight === 'memory') {
    const wanted = middle(target).y - POINTER
    return {
      x: s3.x - 16 - width,
      width,
      top: Math.max(top, Math.min(wanted, tape.y - 140)),
      pointer: { side: 'right', at: POINTER },
    }
  }
  const left = Math.max(x, Math.min(middle(target).x - width / 2, s3.x - 16 - width))
  return {
    x: left,
    width,
    top,
    pointer: { side: 'top', at: Math.max(18, Math.min(middle(target).x - left, width - 18)) },
  }
}
