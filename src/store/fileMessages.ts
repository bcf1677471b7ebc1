// What the page says about a file that it cannot take. Whatever was there before stays.

/** In bytes: 256 MB. */
export const LARGEST_FILE = 256_000_000

export const tooLarge = ({ name, size }: Pick<File, 'name' | 'size'>): string =>
  `\`${name}\` has ${(size / 1_000_000).toFixed(1)} MB. Choose a file of at most 256 MB; the lesson goes on with the one it had.`

export const emptyFile = ({ name }: Pick<File, 'name'>): string =>
  `\`${name}\` is empty. Choose a file with something in it; the lesson goes on with the one it had.`

export const unreadable = ({ name }: Pick<File, 'name'>): string =>
  `\`${name}\` could not be read: it may have been moved, or it is a folder. Choose another file; the lesson goes on with the one it had.`
