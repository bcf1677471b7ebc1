// Where the fixes go: nothing of them before the story has been told, but for one that the visitor has in place.
import { lazy, Suspense } from 'react'
import { useStore } from 'zustand'
import { isToldToTheEnd, page } from '../../store/page.ts'

const FixPanel = lazy(() => import('./FixPanel.tsx'))
const FixOffer = lazy(() => import('./FixOffer.tsx'))

/** `offer` is the short form, for the lesson. While the page follows real clients, it changes nothing. */
export function FixSlot({ form }: { readonly form: 'panel' | 'offer' }) {
  const isOpen = useStore(page, (state) => !state.live && (isToldToTheEnd(state) || state.trial !== null))
  return isOpen && <Suspense>{form === 'panel' ? <FixPanel /> : <FixOffer />}</Suspense>
}
