import { expect, test } from 'vitest'
import { optionsIn } from './options.ts'

test('listens on 4566 to an empty account when nothing is said', () => {
  expect(optionsIn([])).toEqual({ port: 4566 })
})

test('reads everything that can be said', () => {
  expect(
    optionsIn([
      '--port',
      '0',
      '--account',
      '123456789012',
      '--access-key',
      'test',
      '--secret-key',
      's',
      '--record',
      'r',
    ]),
  ).toEqual({
    port: 0,
    account: '123456789012',
    credentials: { accessKeyId: 'test', secretAccessKey: 's' },
    record: 'r',
  })
  expect(optionsIn(['--scenario', 'protected-picture/access'])).toMatchObject({
    scenario: { id: 'protected-picture', chapter: 'access' },
  })
  expect(optionsIn(['--help'])).toBe('help')
})

test.each([
  [['--port', 'x'], '`x` is no port: give a number from 0 to 65535.'],
  [['--port', '70000'], '`70000` is no port: give a number from 0 to 65535.'],
  [['--account', '1'], '`1` is no account id: give twelve digits.'],
  [['--access-key', 'a'], '--access-key and --secret-key go together: give both or neither.'],
  [
    ['--account', '123456789012', '--scenario', 'x'],
    'A lesson has its own account: leave out --account or --scenario.',
  ],
])('says what is wrong with %j', (argv, wrong) => {
  expect(optionsIn(argv)).toEqual({ wrong })
})

test('says what it does not know', () => {
  expect(optionsIn(['--prot', '1'])).toEqual({ wrong: expect.stringContaining("'--prot'") as string })
})
