// The story in words and its proof: loaded after the first view.
import { lazy, Suspense } from 'react'
import styles from './ProofPanel.module.css'

const Proof = lazy(() => import('./Proof.tsx'))

export function ProofPanel() {
  return (
    <aside className={styles.panel} aria-label="Proof">
      <Suspense fallback={<p className={styles.wait}>Steps and proof appear here.</p>}>
        <Proof />
      </Suspense>
    </aside>
  )
}
