// XML as text, for reading only: it is never given to a parser or to the page as markup.

export type XmlNode = readonly [name: string, content: string | readonly XmlNode[]]

/** Indented lines under the usual declaration. */
export const xmlText = (root: XmlNode, namespace?: string): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...linesOf(root, '', namespace === undefined ? '' : ` xmlns="${namespace}"`),
  ].join('\n')

function linesOf([name, content]: XmlNode, indent: string, attributes = ''): readonly string[] {
  if (typeof content === 'string')
    return [
      content === ''
        ? `${indent}<${name}${attributes}/>`
        : `${indent}<${name}${attributes}>${escaped(content)}</${name}>`,
    ]
  return [
    `${indent}<${name}${attributes}>`,
    ...content.flatMap((child) => linesOf(child, `${indent}  `)),
    `${indent}</${name}>`,
  ]
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
