// Characters that one cannot see, or that make text read other than it is: they are shown by their code point.
// https://trojansource.codes/

export type Run = { readonly text: string } | { readonly hidden: string; readonly name: string }

/** Splits a text into what can be shown as it is, and what must be named. Line breaks and tabs are not hidden. */
export function runsOf(text: string): readonly Run[] {
  const runs: Run[] = []
  let plain = ''
  for (const character of text) {
    const name = nameOf(character.codePointAt(0) ?? 0)
    if (name === undefined) {
      plain += character
      continue
    }
    if (plain) runs.push({ text: plain })
    plain = ''
    runs.push({ hidden: codeOf(character), name })
  }
  if (plain) runs.push({ text: plain })
  return runs
}

const names: ReadonlyMap<number, string> = new Map([
  [0x00ad, 'soft hyphen'],
  [0x061c, 'Arabic letter mark'],
  [0x180e, 'Mongolian vowel separator'],
  [0x200b, 'zero width space'],
  [0x200c, 'zero width non-joiner'],
  [0x200d, 'zero width joiner'],
  [0x200e, 'left-to-right mark'],
  [0x200f, 'right-to-left mark'],
  [0x2028, 'line separator'],
  [0x2029, 'paragraph separator'],
  [0x202a, 'left-to-right embedding'],
  [0x202b, 'right-to-left embedding'],
  [0x202c, 'pop directional formatting'],
  [0x202d, 'left-to-right override'],
  [0x202e, 'right-to-left override'],
  [0x2060, 'word joiner'],
  [0x2066, 'left-to-right isolate'],
  [0x2067, 'right-to-left isolate'],
  [0x2068, 'first strong isolate'],
  [0x2069, 'pop directional isolate'],
  [0xfeff, 'byte order mark'],
])

function nameOf(code: number): string | undefined {
  const isControl = (code < 0x20 && code !== 0x09 && code !== 0x0a && code !== 0x0d) || (code >= 0x7f && code < 0xa0)
  const isTag = code >= 0xe0000 && code <= 0xe007f
  return names.get(code) ?? (isControl ? 'control character' : isTag ? 'tag character' : undefined)
}

const codeOf = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
