// What people hold: the plaintext that somebody sent or got back.
import { useStore } from 'zustand'
import { callerNamed, holderOf, values, type Held, type World } from '../../sim/index.ts'
import type { Person } from '../../scenarios/scenario.ts'
import { page, shownWorld } from '../../store/page.ts'
import { Button } from '../controls/Button.tsx'
import { mediaKind } from '../media/mediaKind.ts'
import { Picture } from '../media/Picture.tsx'
import { download } from './download.ts'
import { grouped } from '../text/grouped.ts'
import styles from './HoldingsPanel.module.css'

export function HoldingsPanel() {
  const world = useStore(page, shownWorld)
  const cast = useStore(page, ({ scenario }) => scenario.cast)
  const held = world ? heldByPeople(world, cast) : []
  return (
    <section className={styles.panel} aria-labelledby="holdings-title">
      <h2 id="holdings-title" className={styles.heading}>
        Who holds the plaintext
      </h2>
      {held.length === 0 ? (
        <p className={styles.empty}>Nobody at this step. What a person sends, or gets back, shows here.</p>
      ) : (
        <ul className={styles.list}>
          {held.map(({ person, item }) => (
            <li key={`${person.id} ${item.artifact.id}`}>
              <HeldItem person={person} item={item} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function HeldItem({ person, item }: { readonly person: Person; readonly item: Held }) {
  const blobs = useStore(page, ({ run }) => run?.environment.blobs)
  const bytes = item.blob && blobs?.get(item.blob)
  if (!bytes) return null
  const media = mediaKind(bytes)
  const name = item.artifact.name ?? 'object'
  return (
    <article className={styles.item}>
      <p>
        <strong>{person.name}</strong> holds <code>{name}</code>, {grouped(bytes.length)} bytes.
      </p>
      {media.type === 'picture' && (
        <Picture
          bytes={bytes}
          mediaType={media.mediaType}
          className={styles.picture}
          alt={`${name}, as ${person.name} sees it`}
        />
      )}
      {media.type === 'text' && <pre className={styles.text}>{media.text}</pre>}
      <Button onClick={() => download(name, bytes, 'application/octet-stream')}>Save {name}</Button>
    </article>
  )
}

function heldByPeople(
  world: World,
  cast: readonly Person[],
): readonly { readonly person: Person; readonly item: Held }[] {
  return [...values(world.memory)].flatMap((item) => {
    if (item.artifact.kind !== 'plaintext' || !item.blob) return []
    const person = cast.find(({ caller }) => {
      const known = callerNamed(world, caller)
      return known !== undefined && holderOf(known) === item.holder
    })
    return person ? [{ person, item }] : []
  })
}
