// Prime numbers from a given source of chance: FIPS 186-5, A.1.3 in spirit, so that a seed always finds the same ones.
import type { Bytes } from '../bytes.ts'
import { numberOf } from './der.ts'
import { power } from './modularArithmetic.ts'

export interface Chance {
  readonly randomBytes: (length: number) => Bytes
  /** Resolves in a new macrotask, so that a page stays alive. */
  readonly turn: () => Promise<void>
}

/** A prime of `bits` bits, the upper two set, such that one less has no divisor in common with `exponent`, itself a prime. */
export async function randomPrime(bits: number, exponent: bigint, { randomBytes, turn }: Chance): Promise<bigint> {
  const top = 3n << BigInt(bits - 2)
  for (;;) {
    const start = BigInt.asUintN(bits, numberOf(randomBytes(bits / 8))) | top | 1n
    const remainders = smallPrimes.map((prime) => Number(start % BigInt(prime)))
    for (let step = 0; step < LONGEST_WALK; step += 2) {
      if (smallPrimes.some((prime, i) => ((remainders[i] ?? 0) + step) % prime === 0)) continue
      const candidate = start + BigInt(step)
      if (candidate >> BigInt(bits) !== 0n) break
      await turn()
      if (power(2n, candidate - 1n, candidate) !== 1n || (candidate - 1n) % exponent === 0n) continue
      if (isProbablyPrime(candidate, randomBytes)) return candidate
    }
  }
}

const LONGEST_WALK = 1 << 16
const ROUNDS = 5 // FIPS 186-5, table B.1: four are enough for 1024 bits and more

const smallPrimes = primesBelow(1 << 14).slice(1)

function primesBelow(limit: number): readonly number[] {
  const isComposite = new Uint8Array(limit)
  const primes: number[] = []
  for (let i = 2; i < limit; i++) {
    if (isComposite[i]) continue
    primes.push(i)
    for (let multiple = i * i; multiple < limit; multiple += i) isComposite[multiple] = 1
  }
  return primes
}

/** Miller and Rabin's test, on an odd number. */
function isProbablyPrime(candidate: bigint, randomBytes: Chance['randomBytes']): boolean {
  const last = candidate - 1n
  let odd = last
  let twos = 0
  for (; odd % 2n === 0n; odd /= 2n) twos++
  for (let round = 0; round < ROUNDS; round++) {
    const base = 2n + (numberOf(randomBytes(64)) % (candidate - 3n))
    let x = power(base, odd, candidate)
    if (x === 1n || x === last) continue
    let isWitness = true
    for (let i = 1; i < twos && isWitness; i++) {
      x = (x * x) % candidate
      if (x === last) isWitness = false
    }
    if (isWitness) return false
  }
  return true
}
