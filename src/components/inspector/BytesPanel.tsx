// The bytes of a step, each run with what happened to it.
import type { Artifact, TraceEntry } from '../../sim/index.ts'
import { ArtifactView } from './ArtifactView.tsx'
import styles from './BytesPanel.module.css'
import { EmptyPanel } from './EmptyPanel.tsx'
import { artifactsOf, type ArtifactField } from './stepArtifacts.ts'

interface BytesPanelProps {
  readonly entry: TraceEntry
  readonly bytesOf: (artifact: Artifact) => Uint8Array | undefined
  readonly fieldsOf: (artifact: Artifact) => readonly ArtifactField[] | undefined
}

export function BytesPanel({ entry, bytesOf, fieldsOf }: BytesPanelProps) {
  const artifacts = artifactsOf(entry.step)
  if (artifacts.length === 0)
    return (
      <EmptyPanel
        icon="key"
        title="No bytes are touched in this step."
        text="Keys and contents are moved, sealed or opened in other steps."
      />
    )
  return (
    <div className={styles.panel}>
      {artifacts.map((each) => (
        <ArtifactView
          key={`${each.role} ${each.artifact.id}`}
          {...each}
          bytes={bytesOf(each.artifact)}
          fields={fieldsOf(each.artifact)}
        />
      ))}
    </div>
  )
}
