// XML: reading with a library that is kept on a short lead, writing by hand.
import { XMLParser } from 'fast-xml-parser'

/** An element without elements is its text. Names that occur more than once hold a list. */
export type XmlValue = string | XmlElement | readonly XmlValue[]
export interface XmlElement {
  readonly [name: string]: XmlValue
}

const parser = new XMLParser({
  // One attribute of S3's is a member: the type of a grantee.
  ignoreAttributes: (name) => name !== 'type',
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  htmlEntities: true,
  maxNestedTags: 32,
})

/** The root element by its name; undefined for what is not XML, or more than AWS's schemas ask for. */
export function readXml(text: string): XmlElement | undefined {
  // Without a document type there are no entities that could grow.
  if (/<!DOCTYPE|<!ENTITY/i.test(text)) return undefined
  try {
    const value: unknown = parser.parse(text, true)
    return isElement(value) && Object.keys(value).length === 1 ? value : undefined
  } catch {
    return undefined
  }
}

/** The parser makes texts, lists and plain objects, and nothing else. */
export const isElement = (value: unknown): value is XmlElement =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const child = (element: XmlElement, name: string): XmlValue | undefined =>
  Object.hasOwn(element, name) ? element[name] : undefined

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'

export const element = (name: string, content: string): string => `<${name}>${content}</${name}>`

/** Characters that XML cannot say at all become the one that stands for them. */
export const text = (value: string): string =>
  /[^\t\n !#-%'-;=?-~]/.test(value)
    ? value
        .toWellFormed()
        .replaceAll(/[^\t\n\r\u0020-\uFFFD]/g, '\uFFFD')
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replaceAll('\r', '&#13;')
    : value
