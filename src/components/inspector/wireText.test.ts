import { expect, test } from 'vitest'
import { createEnvironment, createWorld, send, type Outcome } from '../../sim/index.ts'
import { errorText, requestText, responseText } from './wireText.ts'
import type { WireMessage } from './wireMessage.ts'

const sent = (operation: string, input: object = {}): Promise<Outcome> =>
  send(createWorld(), createEnvironment({ seed: 'wire' }), { as: { type: 'root' }, operation, input })

function messagesOf({ trace, world }: Outcome): readonly WireMessage[] {
  return trace.flatMap(({ call, step }) => {
    const message =
      step.type === 'request-sent'
        ? requestText(call, step.input, world)
        : step.type === 'response-returned'
          ? responseText(call, step.output)
          : step.type === 'request-failed'
            ? errorText(call, step.error)
            : undefined
    return message ? [message] : []
  })
}

// Target and endpoint: botocore, organizations/2016-11-28 service-2.json and endpoint-rule-set-1.json.
test('a call to Organizations is AWS JSON 1.1, for the one Region that it has', async () => {
  const [request, response] = messagesOf(await sent('organizations:CreateOrganization', { FeatureSet: 'ALL' }))
  expect(request).toMatchObject({
    start: 'POST / HTTP/1.1',
    headers: [
      ['Host', 'organizations.us-east-1.amazonaws.com'],
      ['Content-Type', 'application/x-amz-json-1.1'],
      ['X-Amz-Target', 'AWSOrganizationsV20161128.CreateOrganization'],
      ['Authorization', expect.stringContaining('/us-east-1/organizations/aws4_request')],
    ],
    body: { language: 'json', text: '{\n  "FeatureSet": "ALL"\n}' },
  })
  expect(response).toMatchObject({
    start: 'HTTP/1.1 200 OK',
    body: { language: 'json', text: expect.stringContaining('"FeatureSet": "ALL"') },
  })
})

test('a refusal of Organizations names its error as AWS JSON does', async () => {
  const [, refusal] = messagesOf(await sent('organizations:DescribeOrganization'))
  expect(refusal).toMatchObject({
    start: 'HTTP/1.1 400 Bad Request',
    body: { text: expect.stringContaining('"__type": "AWSOrganizationsNotInUseException"') },
  })
})

test.each([
  ['kms:ListKeys', 'TrentService.ListKeys'],
  ['cloudtrail:DescribeTrails', 'com.amazonaws.cloudtrail.v20131101.CloudTrail_20131101.DescribeTrails'],
])('%s has its target, and the Region of the world in its endpoint', async (operation, target) => {
  const [request] = messagesOf(await sent(operation))
  expect(request?.headers).toContainEqual(['X-Amz-Target', target])
  expect(request?.headers).toContainEqual(['Host', `${operation.split(':')[0]}.us-east-1.amazonaws.com`])
})
