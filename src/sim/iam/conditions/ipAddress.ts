// IPv4 and IPv6 networks in CIDR notation. https://www.rfc-editor.org/rfc/rfc4632 https://www.rfc-editor.org/rfc/rfc4291

import type { Matcher } from '../glob.ts'

interface Address {
  readonly bits: 32 | 128
  readonly value: bigint
}

interface Network {
  readonly address: Address
  readonly prefix: number
}

export const isNetwork = (text: string): boolean => networkOf(text) !== undefined

/** Whether the network (or the one address) `text` holds an address. */
export function networkMatcher(text: string): Matcher {
  const network = networkOf(text)
  if (!network) return () => false
  const { bits, value } = network.address
  const rest = BigInt(bits - network.prefix)
  return (address) => {
    const found = addressOf(address)
    return found !== undefined && found.bits === bits && found.value >> rest === value >> rest
  }
}

function networkOf(text: string): Network | undefined {
  const [written = '', prefix, ...more] = text.split('/')
  const address = addressOf(written)
  if (!address || more.length) return undefined
  if (prefix === undefined) return { address, prefix: address.bits }
  return /^\d{1,3}$/.test(prefix) && Number(prefix) <= address.bits ? { address, prefix: Number(prefix) } : undefined
}

const addressOf = (text: string): Address | undefined => (text.includes(':') ? version6(text) : version4(text))

function version4(text: string): Address | undefined {
  const parts = text.split('.')
  if (parts.length !== 4 || !parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)) return undefined
  return { bits: 32, value: parts.reduce((value, part) => (value << 8n) | BigInt(part), 0n) }
}

function version6(text: string): Address | undefined {
  const [head = '', tail, ...more] = text.split('::')
  if (more.length) return undefined
  const left = groupsOf(head)
  const right = tail === undefined ? [] : groupsOf(tail)
  if (!left || !right) return undefined
  const missing = 8 - left.length - right.length
  if (tail === undefined ? missing !== 0 : missing < 1) return undefined
  const groups = [...left, ...Array.from({ length: missing }, () => 0n), ...right]
  return { bits: 128, value: groups.reduce((value, group) => (value << 16n) | group, 0n) }
}

/** The 16-bit groups; an IPv4 address may stand for the last two. */
function groupsOf(text: string): readonly bigint[] | undefined {
  if (text === '') return []
  const groups: bigint[] = []
  const parts = text.split(':')
  for (const [i, part] of parts.entries()) {
    const last = i === parts.length - 1 && part.includes('.') ? version4(part) : undefined
    if (last) groups.push(last.value >> 16n, last.value & 0xffffn)
    else if (/^[0-9a-fA-F]{1,4}$/.test(part)) groups.push(BigInt(`0x${part}`))
    else return undefined
  }
  return groups
}
