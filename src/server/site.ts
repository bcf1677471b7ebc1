// The built page, as files: served below `/_unsealed/`, with leave to follow this front and nobody else.
import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import type { ServerResponse } from 'node:http'

/** Answers with the file of that path below the site; false when there is none. */
export async function sendSiteFile(folder: string, path: string, response: ServerResponse): Promise<boolean> {
  const name = path === '' ? 'index.html' : decoded(path)
  const file = name === undefined ? undefined : normalize(join(folder, name))
  if (file === undefined || !file.startsWith(folder + sep)) return false
  const type = TYPES[extname(file)]
  if (type === undefined) return false
  let bytes: Buffer
  try {
    bytes = await readFile(file)
  } catch {
    return false
  }
  const body = name === 'index.html' ? Buffer.from(following(bytes.toString('utf8'))) : bytes
  response.writeHead(200, {
    'content-type': type,
    'content-length': body.length,
    'cache-control': name === 'index.html' ? 'no-store' : 'max-age=31536000, immutable',
  })
  response.end(body)
  return true
}

/** The page may speak to its own origin, and learns that there is something to follow. */
const following = (html: string): string =>
  html
    .replace("connect-src 'none'", "connect-src 'self'")
    .replace('</title>', '</title>\n    <meta name="unsealed-live" content="./live" />')

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path)
  } catch {
    return undefined
  }
}

const TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}
