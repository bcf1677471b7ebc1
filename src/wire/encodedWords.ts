// Text beyond ASCII in headers: S3 reads encoded words in metadata, and answers with such where it must.
// https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingMetadata.html and https://www.rfc-editor.org/rfc/rfc2047
import { base64Of, concat, fromBase64, textOf, utf8, type Bytes } from '../sim/index.ts'

const WORD = /=\?UTF-8\?([BQ])\?([^?\s]*)\?=/gi

/** Blanks between two encoded words are no part of the text. What is no encoding stays as it is. */
export const decodedWords = (text: string): string =>
  text.includes('=?')
    ? text
        .replace(/\?=\s+=\?/g, '?==?')
        .replace(WORD, (word, encoding: string, content: string) =>
          encoding.toUpperCase() === 'B' ? textIn(fromBase64(content), word) : textIn(unquoted(content), word),
        )
    : text

const textIn = (bytes: Bytes | undefined, otherwise: string): string => (bytes ? textOf(bytes) : otherwise)

function unquoted(text: string): Bytes {
  const parts = text.replaceAll('_', ' ').split(/(=[\dA-F]{2})/i)
  return concat(
    ...parts.map((part) => (/^=[\dA-F]{2}$/i.test(part) ? Uint8Array.of(parseInt(part.slice(1), 16)) : utf8(part))),
  )
}

/** Quoted where most of it is ASCII, else in base64. */
export function headerText(text: string): string {
  if (PLAIN.test(text)) return text
  const plain = Array.from(text).filter((char) => PLAIN.test(char)).length
  return plain > text.length - plain ? `=?UTF-8?Q?${quoted(text)}?=` : `=?UTF-8?B?${base64Of(utf8(text))}?=`
}

/** What S3 keeps beside the metadata it gives back as it came, in UTF-8; a header has a character for each byte. */
export const systemText = (text: string): string =>
  CONTROL.test(text) ? headerText(text) : Array.from(utf8(text), (byte) => String.fromCharCode(byte)).join('')

// oxlint-disable-next-line no-control-regex -- they are what a header cannot hold
const CONTROL = /[\0-\u0008\u000A-\u001F\u007F]/

const PLAIN = /^[\t\u0020-\u007E]*$/

const quoted = (text: string): string =>
  Array.from(text, (char) => (char === ' ' ? '_' : /^[!-<>@-^`-~]$/.test(char) ? char : escapedBytes(char))).join('')

const escapedBytes = (char: string): string =>
  Array.from(utf8(char), (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('')
