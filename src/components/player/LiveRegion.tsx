import { useEffect, useRef, useState } from 'react'
import { Spoken } from '../controls/Spoken.tsx'

const APART = 700
const BURST = 250

/**
 * Speaks one sentence per step: at most one in 700 ms, the last one wins, and none while steps rush by. What stands at
 * the start is not announced; nothing has happened yet.
 */
export function LiveRegion({ message }: { readonly message: string }) {
  const [spoken, setSpoken] = useState('')
  const times = useRef({ spoken: -Infinity, arrived: -Infinity, message })

  useEffect(() => {
    const { current } = times
    if (current.message === message) return undefined
    const now = performance.now()
    const isRush = now - current.arrived < BURST
    current.arrived = now
    current.message = message
    const wait = Math.max(0, APART - (now - current.spoken), isRush ? APART : 0)
    const timer = setTimeout(() => {
      current.spoken = performance.now()
      setSpoken(message)
    }, wait)
    return () => clearTimeout(timer)
  }, [message])

  return (
    <Spoken>
      <output>{spoken}</output>
    </Spoken>
  )
}
