/** Whether some text fits both patterns, each with `*` and `?`. Takes time in the product of their lengths. */
export function patternsMeet(one: string, other: string): boolean {
  // At place j: whether some text fits what has been read of `one`, and the first j characters of `other`.
  let reached = Array.from({ length: other.length + 1 }, (_, j) => /^\**$/.test(other.slice(0, j)))
  for (const char of one) reached = step(reached, char, other)
  return reached[other.length] === true
}

function step(before: readonly boolean[], char: string, other: string): boolean[] {
  const after = [char === '*' && before[0] === true]
  for (let j = 1; j <= other.length; j++) {
    const theirs = other.charAt(j - 1)
    // A star may stand for nothing, or stay where it is for one character more.
    const above = before[j] === true && (char === '*' || theirs === '*')
    const beside = after[j - 1] === true && (char === '*' || theirs === '*')
    const diagonal = before[j - 1] === true && (isWild(char) || isWild(theirs) || char === theirs)
    after.push(above || beside || diagonal)
  }
  return after
}

const isWild = (char: string): boolean => char === '*' || char === '?'
