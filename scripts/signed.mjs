// Signature Version 4 in a few lines, by Node's own crypto: for requests that no SDK would send, and as fast as can be.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
import { createHash, createHmac } from 'node:crypto'

/**
 * @typedef {object} Unsigned
 * @property {string} method
 * @property {string} path  escaped, with its query sorted and escaped
 * @property {Record<string, string>} headers  names in lower case; `host` among them
 * @property {Uint8Array} [body]
 * @property {string} service
 * @property {string} [payload]  what `x-amz-content-sha256` says; the body's hash when absent
 */

/**
 * The headers of the request with those that the signature adds.
 * @param {Unsigned} request
 * @param {{ accessKeyId: string, secretAccessKey: string }} credentials
 * @param {string} [region]
 * @returns {Record<string, string>}
 */
export function signed(
  { method, path, headers, body = new Uint8Array(), service, payload },
  credentials,
  region = 'us-east-1',
) {
  const stamp = new Date().toISOString().replaceAll(/[:-]|\.\d{3}/g, '')
  const hash = payload ?? hashOf(body)
  const all = { ...headers, 'x-amz-date': stamp, ...(service === 's3' && { 'x-amz-content-sha256': hash }) }
  const names = Object.keys(all).sort()
  const [place = '', query = ''] = path.split('?')
  const lines = names.map((name) => `${name}:${(all[/** @type {keyof typeof all} */ (name)] ?? '').trim()}\n`).join('')
  const canonical = [method, place, query, lines, names.join(';'), hash].join('\n')
  const scope = `${stamp.slice(0, 8)}/${region}/${service}/aws4_request`
  const signature = createHmac('sha256', keyFor(credentials.secretAccessKey, scope))
    .update(`AWS4-HMAC-SHA256\n${stamp}\n${scope}\n${hashOf(canonical)}`)
    .digest('hex')
  return {
    ...all,
    authorization: `AWS4-HMAC-SHA256 Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`,
  }
}

/** @param {string | Uint8Array} data */
const hashOf = (data) => createHash('sha256').update(data).digest('hex')

/** @type {Map<string, Buffer>} */
const keys = new Map()

/** @param {string} secret @param {string} scope */
function keyFor(secret, scope) {
  const name = `${secret} ${scope}`
  const known = keys.get(name)
  if (known) return known
  const key = scope
    .split('/')
    .reduce((last, part) => createHmac('sha256', last).update(part).digest(), Buffer.from(`AWS4${secret}`))
  keys.set(name, key)
  return key
}
