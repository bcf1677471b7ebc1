// How many bytes of bodies all requests together may have in memory, coming and going.

export interface Budget {
  /** For one request. */
  readonly share: () => Share
}

export interface Share {
  /** From now on the request has as many bytes; false, and nothing changes, when there is no room for them. */
  readonly hold: (bytes: number) => boolean
}

/** Each request may have so many whatever the others have: a call of KMS does not wait for uploads. */
const FREE = 64 << 10

export function createBudget(bytes: number): Budget {
  let left = bytes
  return {
    share() {
      let held = 0
      return {
        hold(wanted) {
          const counted = wanted <= FREE ? 0 : wanted
          if (counted - held > left) return false
          left -= counted - held
          held = counted
          return true
        },
      }
    },
  }
}
