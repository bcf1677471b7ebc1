import type { SideView } from '../../stage/side.ts'
import { Clock, People } from './marks.tsx'
import { PlaceHeader } from './PlaceHeader.tsx'
import styles from './SideCard.module.css'

/** IAM, STS or the clock. */
export function SideCard({ side }: { readonly side: SideView }) {
  return (
    <div className={styles.card}>
      <PlaceHeader
        icon={side.place === 'clock' ? <Clock /> : <People />}
        title={side.title}
        note={side.note}
        working={side.working}
      />
    </div>
  )
}
