// The card that stands at a home of the map. The still and the moving map both draw these.
import type { Frame } from '../../stage/frame.ts'
import type { Home } from '../../stage/focus.ts'
import type { Layout } from '../../stage/layout.ts'
import { GateCard } from './GateCard.tsx'
import { KmsCard } from './KmsCard.tsx'
import { PersonCard } from './PersonCard.tsx'
import { S3Card } from './S3Card.tsx'
import { SideCard } from './SideCard.tsx'
import { TrailCard } from './TrailCard.tsx'
import styles from './HomeCard.module.css'

interface Props {
  readonly home: Home
  readonly frame: Frame
  readonly layout: Layout
}

export function HomeCard({ home, frame, layout }: Props) {
  const { emphasis, dimmed, spotlight } = frame
  return (
    <div
      className={styles.home}
      data-home={home}
      data-gate={home.startsWith('gate:') || undefined}
      data-emphasis={emphasis.includes(home) || undefined}
      data-spotlight={spotlight === home || undefined}
      data-dimmed={dimmed.includes(home) || undefined}
    >
      {contentOf({ home, frame, layout })}
    </div>
  )
}

/** The homes that are cards of their own; the others lie inside one of these. */
export const cardHomes = ({ people, gates, side }: Frame): readonly Home[] => [
  ...people.map(({ id }): Home => `person:${id}`),
  ...gates.map(({ id }) => id),
  's3',
  'kms',
  'cloudtrail',
  ...(side ? (['side'] as const) : []),
]

function contentOf({ home, frame, layout }: Props) {
  const gate = frame.gates.find(({ id }) => id === home)
  if (gate) return <GateCard gate={gate} />
  const person = frame.people.find(({ id }) => `person:${id}` === home)
  if (person) return <PersonCard person={person} />
  switch (home) {
    case 's3':
      return <S3Card frame={frame} />
    case 'kms':
      return <KmsCard frame={frame} />
    case 'cloudtrail':
      return <TrailCard trail={frame.trail} most={layout.records} isLogLit={frame.emphasis.includes('log-bucket')} />
    default:
      return frame.side && <SideCard side={frame.side} />
  }
}
