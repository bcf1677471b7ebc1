// When the moving map may load: once the first view has been drawn and the browser has time, and never for a visitor
// who saves data, since the still map says the same.
import { useEffect, useState } from 'react'

export function useMayMove(): boolean {
  const [mayMove, setMayMove] = useState(false)
  useEffect(() => {
    if (savesData()) return undefined
    if (typeof requestIdleCallback === 'function') {
      const handle = requestIdleCallback(() => setMayMove(true), { timeout: 1500 })
      return () => cancelIdleCallback(handle)
    }
    const handle = setTimeout(() => setMayMove(true), 200)
    return () => clearTimeout(handle)
  }, [])
  return mayMove
}

// The compiler's DOM does not know this yet; where it is missing, nothing is saved.
const savesData = (): boolean =>
  (navigator as Navigator & { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true
