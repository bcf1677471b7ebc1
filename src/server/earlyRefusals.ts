// What is refused before AWS's protocol is looked at, in that protocol's form all the same.
// https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
// https://docs.aws.amazon.com/kms/latest/APIReference/CommonErrors.html

export type Reason = 'too large' | 'too slow' | 'too many' | 'headers too large' | 'malformed'

export interface EarlyRefusal {
  readonly status: number
  readonly type: string
  readonly body: string
}

type Protocol = 'json' | 'query' | 'rest-xml'

/** Names of headers in lower case. */
export const protocolIn = (headers: Readonly<Record<string, unknown>>): Protocol =>
  headers['x-amz-target'] !== undefined
    ? 'json'
    : String(headers['content-type']).startsWith('application/x-www-form-urlencoded')
      ? 'query'
      : 'rest-xml'

export function earlyRefusal(protocol: Protocol, reason: Reason, requestId: string): EarlyRefusal {
  const [status, code, message] = texts[protocol][reason]
  switch (protocol) {
    case 'json':
      return { status, type: 'application/x-amz-json-1.1', body: JSON.stringify({ __type: code, message }) }
    case 'query':
      return {
        status,
        type: 'text/xml',
        body: `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message}</Message></Error><RequestId>${requestId}</RequestId></ErrorResponse>`,
      }
    case 'rest-xml':
      return {
        status,
        type: 'application/xml',
        body: `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${requestId}</RequestId></Error>`,
      }
  }
}

type Text = readonly [status: number, code: string, message: string]

const service: Record<Reason, Text> = {
  'too large': [413, 'RequestEntityTooLargeException', 'The request is larger than the service takes.'],
  'too slow': [408, 'RequestExpired', 'The request did not arrive in time.'],
  'too many': [400, 'ThrottlingException', 'Rate exceeded'],
  'headers too large': [400, 'ValidationException', 'The request’s headers are too large.'],
  malformed: [400, 'SerializationException', 'The request is no HTTP that can be read.'],
}

const texts: Record<Protocol, Record<Reason, Text>> = {
  json: service,
  query: { ...service, 'too many': [400, 'Throttling', 'Rate exceeded'] },
  'rest-xml': {
    'too large': [400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size'],
    'too slow': [
      400,
      'RequestTimeout',
      'Your socket connection to the server was not read from or written to within the timeout period. Idle connections will be closed.',
    ],
    'too many': [503, 'SlowDown', 'Please reduce your request rate.'],
    'headers too large': [
      400,
      'RequestHeaderSectionTooLarge',
      'Your request header section exceeds the maximum allowed size.',
    ],
    malformed: [400, 'BadRequest', 'An error occurred when parsing the HTTP request.'],
  },
}
