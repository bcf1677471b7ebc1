import { expect, test } from 'vitest'
import { isNetwork, networkMatcher } from './ipAddress.ts'

test.each([
  ['203.0.113.0/24', '203.0.113.255', true],
  ['203.0.113.0/24', '203.0.114.0', false],
  ['203.0.113.7', '203.0.113.7', true],
  ['203.0.113.7', '203.0.113.8', false],
  ['0.0.0.0/0', '255.255.255.255', true],
  ['2001:db8::/32', '2001:db8:ffff::1', true],
  ['2001:db8::/32', '2001:db9::1', false],
  ['::1', '0:0:0:0:0:0:0:1', true],
  ['::ffff:192.0.2.0/120', '::ffff:192.0.2.128', true],
  ['::/0', '203.0.113.7', false],
  ['203.0.113.0/24', 'example.com', false],
])('%s holds %s: %s', (network, address, holds) => {
  expect(networkMatcher(network)(address)).toBe(holds)
})

test.each([
  '',
  '1.2.3',
  '1.2.3.4.5',
  '256.0.0.1',
  '1.2.3.4/33',
  '1.2.3.4/',
  '1.2.3.4/8/8',
  '1:2',
  '::1::',
  '1:2:3:4:5:6:7:8:9',
  '::/129',
  'g::1',
  '1:2:3:4:5:6:7:8::',
])('%s is no network', (text) => {
  expect(isNetwork(text)).toBe(false)
})
