// The map without React Flow and without motion: what the first view shows, and what a printer needs.
import { HomeCard, cardHomes } from './HomeCard.tsx'
import { PacketMark } from './PacketMark.tsx'
import { restOf, type PictureProps } from './picture.ts'
import { RecordLine, Roads, RouteLine } from './Routes.tsx'
import styles from './StillStage.module.css'

export function StillStage({ frame, layout }: PictureProps) {
  const rest = restOf(frame, layout)
  const current = frame.packet?.route ?? null
  return (
    <>
      <svg className={styles.lines} width={layout.width} height={layout.height} aria-hidden="true" focusable="false">
        <Roads layout={layout} />
        {frame.routes.map((route) => (
          <RouteLine key={route.id} route={route} layout={layout} isCurrent={route.id === current} />
        ))}
        <RecordLine frame={frame} layout={layout} />
      </svg>
      {frame.packet && rest && (
        <div className={styles.packet} style={{ left: rest.at.x, top: rest.at.y }}>
          <PacketMark packet={frame.packet} frame={frame} label={rest.label} />
        </div>
      )}
      {cardHomes(frame).map((home) => {
        const box = layout.homes.get(home)
        return (
          box && (
            <div
              key={home}
              className={styles.home}
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
            >
              <HomeCard home={home} frame={frame} layout={layout} />
            </div>
          )
        )
      })}
    </>
  )
}
