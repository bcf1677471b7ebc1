// Where the policy editor goes: it is loaded when somebody opens it.
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { page } from '../../store/page.ts'

const PolicyEditor = lazy(() => import('./PolicyEditor.tsx'))

export function EditorSlot() {
  const isOpen = useStore(page, ({ editing }) => editing !== null)
  return (
    isOpen && (
      <Suspense>
        <PolicyEditor />
      </Suspense>
    )
  )
}
