// Condition values in all their forms: case, numbers, dates, addresses, ARNs, variables, and Null.
import { allow, type DecisionCase } from './decisionCase.ts'
import { source } from './sources.ts'

type Row = readonly [
  name: string,
  condition: object,
  /** The value of `example:key`; undefined when the request lacks it. */
  request: string | readonly string[] | undefined,
  holds: boolean,
]

const key = (operator: string, value: unknown): object => ({ [operator]: { 'example:key': value } })
const TOPIC = 'arn:aws:sns:us-east-1:111122223333:topic'

// prettier-ignore
const operatorRows: readonly Row[] = [
  ['a number in the policy is text', key('StringEquals', 10), '10', true],
  ['numbers as text differ where the numbers do not', key('StringEquals', 10), '10.0', false],
  ['a boolean in the policy is text', key('StringEquals', true), 'true', true],
  ['text is not trimmed', key('StringEquals', 'blue'), ' blue', false],
  ['empty text is text', key('StringEquals', ''), '', true],
  ['names of keys are not case-sensitive', { StringEquals: { 'EXAMPLE:Key': 'blue' } }, 'blue', true],
  ['one of several values fits', key('StringEquals', ['red', 'blue']), 'blue', true],
  ['none of several values fits', key('StringEquals', ['red', 'green']), 'blue', false],
  ['of several negated values one fits', key('StringNotEquals', ['red', 'blue']), 'blue', false],
  ['of several negated values none fits', key('StringNotEquals', ['red', 'green']), 'blue', true],
  ['StringEquals takes a star as a star', key('StringEquals', 'b*'), 'b*', true],
  ['StringLike is case-sensitive', key('StringLike', 'B*'), 'blue', false],
  ['a star is also nothing', key('StringLike', 'blue*'), 'blue', true],
  ['a star is everything', key('StringLike', '*'), 'a/b:c', true],
  ['a star is also empty text', key('StringLike', '*'), '', true],
  ['a question mark is not nothing', key('StringLike', 'blue?'), 'blue', false],
  ['a question mark is one character, also outside the BMP', key('StringLike', 'a?b'), 'a😀b', true],
  ['several stars', key('StringLike', '*l*e*'), 'blue', true],
  ['several stars, in another order', key('StringLike', '*e*l*'), 'blue', false],
  ['a prefix and a suffix do not share characters', key('StringLike', 'abc*bcd'), 'abcd', false],
  ['StringNotLike with several values needs all to differ', key('StringNotLike', ['x*', 'b*']), 'blue', false],
  ['case is ignored on both sides', key('StringEqualsIgnoreCase', 'bLuE'), 'BlUe', true],
  ['ignoring case has no wildcards', key('StringEqualsIgnoreCase', 'b*'), 'blue', false],

  ['a decimal', key('NumericEquals', '0.50'), '.5', true],
  ['leading zeros', key('NumericEquals', '007'), '7', true],
  ['a negative number', key('NumericLessThan', '-1'), '-1.5', true],
  ['a JSON number', key('NumericLessThanEquals', 10), '10', true],
  ['a list of numbers', key('NumericEquals', ['1', '2', '3']), '2', true],
  ['text is no number', key('NumericLessThan', '10'), 'nine', false],
  ['text is no number, and so not that number', key('NumericNotEquals', '10'), 'nine', true],
  ['empty text is no number', key('NumericEquals', '0'), '', false],
  ['ten is more than nine, whatever the text says', key('NumericGreaterThan', '9'), '10', true],

  ['a date is midnight in UTC', key('DateEquals', '2026-01-15'), '2026-01-15T00:00:00Z', true],
  ['a time with an offset', key('DateEquals', '2026-01-15T10:00:00+01:00'), '2026-01-15T09:00:00Z', true],
  ['a time without seconds', key('DateEquals', '2026-01-15T09:00Z'), '2026-01-15T09:00:00Z', true],
  ['fractions of a second', key('DateLessThan', '2026-01-15T09:00:00.500Z'), '2026-01-15T09:00:00.250Z', true],
  ['seconds since the epoch on both sides', key('DateGreaterThan', '1768467600'), '1768467601', true],
  ['a JSON number of seconds', key('DateEquals', 1768467600), '2026-01-15T09:00:00Z', true],
  ['a request’s value that is no date', key('DateLessThan', '2026-01-15'), 'yesterday', false],
  ['a request’s value that is no date is not that date', key('DateNotEquals', '2026-01-15'), 'yesterday', true],
  ['a year', key('DateGreaterThanEquals', '2026'), '2026-01-01T00:00:00Z', true],

  ['Bool ignores case', key('Bool', 'TRUE'), 'true', true],
  ['a JSON boolean', key('Bool', true), 'true', true],
  ['Bool false fits false', key('Bool', 'false'), 'false', true],
  ['Bool false does not fit a missing key', key('Bool', 'false'), undefined, false],
  ['BoolIfExists false fits a missing key', key('BoolIfExists', 'false'), undefined, true],
  ['either truth', key('Bool', ['true', 'false']), 'false', true],
  ['what is no truth value fits neither', key('Bool', ['true', 'false']), 'yes', false],

  ['Null true: the key is missing', key('Null', 'true'), undefined, true],
  ['Null true: the key is there', key('Null', 'true'), 'blue', false],
  ['Null false: the key is missing', key('Null', 'false'), undefined, false],
  ['Null false: the key is there', key('Null', 'false'), 'blue', true],
  ['Null with a JSON boolean', key('Null', true), undefined, true],
  ['Null true: an empty list', key('Null', 'true'), [], true],
  ['Null false: a list', key('Null', 'false'), ['blue', 'red'], true],
  ['Null true or false', key('Null', ['true', 'false']), 'blue', true],

  ['an address without a prefix is one address', key('IpAddress', '203.0.113.7'), '203.0.113.7', true],
  ['an address without a prefix is no other address', key('IpAddress', '203.0.113.7'), '203.0.113.8', false],
  ['the whole IPv4 internet', key('IpAddress', '0.0.0.0/0'), '203.0.113.7', true],
  ['IPv6 is not in the IPv4 internet', key('IpAddress', '0.0.0.0/0'), '2001:db8::1', false],
  ['the last address of a network', key('IpAddress', '203.0.113.0/25'), '203.0.113.127', true],
  ['the first address after a network', key('IpAddress', '203.0.113.0/25'), '203.0.113.128', false],
  ['bits behind the prefix do not count', key('IpAddress', '203.0.113.99/24'), '203.0.113.1', true],
  ['IPv6', key('IpAddress', '2001:db8::/32'), '2001:db8:1::7', true],
  ['IPv6 in another spelling', key('IpAddress', '2001:DB8:0:0:0:0:0:1'), '2001:db8::1', true],
  ['IPv6 outside', key('IpAddress', '2001:db8::/32'), '2001:db9::1', false],
  ['one of several networks', key('IpAddress', ['198.51.100.0/24', '203.0.113.0/24']), '203.0.113.7', true],
  ['none of several networks', key('NotIpAddress', ['198.51.100.0/24', '192.0.2.0/24']), '203.0.113.7', true],
  ['what is no address is in no network', key('IpAddress', '0.0.0.0/0'), 'AWS Internal', false],

  ['ArnEquals: the very ARN', key('ArnEquals', TOPIC), TOPIC, true],
  ['ARNs are case-sensitive', key('ArnLike', TOPIC), TOPIC.replace('topic', 'Topic'), false],
  ['every component has wildcards', key('ArnLike', 'arn:*:s?s:us-*:*:*'), TOPIC, true],
  ['a star does not reach over a colon', key('ArnLike', 'arn:aws:sns:us-east-1*:topic'), TOPIC, false],
  ['the last component may hold colons', key('ArnLike', 'arn:aws:sns:us-east-1:111122223333:t*'), `${TOPIC}:sub:1`, true],
  ['StringLike reaches over colons', key('StringLike', 'arn:aws:sns:us-east-1*:topic'), TOPIC, true],
  ['a pattern of too few components', key('ArnLike', 'arn:aws:sns:*'), TOPIC, false],
  ['what is no ARN fits no ARN', key('ArnLike', 'arn:*:*:*:*:*'), 'topic', false],
  ['what is no ARN is not that ARN', key('ArnNotLike', 'arn:*:*:*:*:*'), 'topic', true],

  ['bytes in base64 with padding', key('BinaryEquals', 'AQI='), 'AQI=', true],
  ['case matters in base64', key('BinaryEquals', 'AQI='), 'aqi=', false],
  ['what is no base64 fits nothing', key('BinaryEquals', 'AQI='), '***', false],
]

// prettier-ignore
const setRows: readonly Row[] = [
  ['ForAllValues with an empty text is a list of nothing', key('ForAllValues:StringEquals', 'blue'), '', true],
  ['ForAnyValue with an empty text is a list of nothing', key('ForAnyValue:StringLike', '*'), '', false],
  ['ForAllValues on a single value', key('ForAllValues:StringEquals', ['blue', 'red']), 'red', true],
  ['ForAnyValue on a single value', key('ForAnyValue:StringEquals', ['blue', 'red']), 'green', false],
  ['ForAllValues: each value fits another value', key('ForAllValues:StringLike', ['b*', 'r*']), ['blue', 'red'], true],
  ['ForAnyValue: one pattern fits one value', key('ForAnyValue:StringLike', ['x*', 'r*']), ['blue', 'red'], true],
  ['ForAllValues negated: one value is listed', key('ForAllValues:StringNotLike', ['b*']), ['red', 'blue'], false],
  ['ForAnyValue negated: one value is not listed', key('ForAnyValue:StringNotLike', ['b*']), ['red', 'blue'], true],
  ['ForAllValues of numbers', key('ForAllValues:NumericLessThan', '10'), ['1', '9'], true],
  ['ForAllValues of numbers, one too large', key('ForAllValues:NumericLessThan', '10'), ['1', '10'], false],
  ['ForAnyValue of addresses', key('ForAnyValue:IpAddress', '203.0.113.0/24'), ['192.0.2.1', '203.0.113.7'], true],
  ['ForAllValues of ARNs', key('ForAllValues:ArnLike', 'arn:aws:sns:*:*:*'), [TOPIC, `${TOPIC}2`], true],
  ['ForAllValues with IfExists', key('ForAllValues:StringEqualsIfExists', 'blue'), undefined, true],
]

// prettier-ignore
const variableRows: readonly Row[] = [
  ['a variable in StringEquals', key('StringEquals', '${aws:username}'), 'alice', true],
  ['a variable in StringNotEquals', key('StringNotEquals', '${aws:username}'), 'alice', false],
  ['a variable in StringEqualsIgnoreCase', key('StringEqualsIgnoreCase', '${aws:username}'), 'ALICE', true],
  ['a variable and wildcards in StringLike', key('StringLike', 'home/${aws:username}/*'), 'home/alice/x', true],
  ['a wildcard does not come from a variable', key('StringLike', '${example:star}'), 'anything', false],
  ['a literal star in StringLike', key('StringLike', 'a${*}'), 'ab', false],
  ['a literal star fits a star', key('StringLike', 'a${*}'), 'a*', true],
  ['a literal question mark', key('StringLike', 'a${?}'), 'ab', false],
  ['a literal dollar', key('StringEquals', '${$}{x}'), '${x}', true],
  ['a variable in ArnLike', key('ArnLike', 'arn:aws:sns:*:${aws:PrincipalAccount}:*'), TOPIC, true],
  ['two variables in one value', key('StringEquals', '${aws:username}@${aws:PrincipalAccount}'), 'alice@111122223333', true],
  ['a default for a missing variable', key('StringEquals', "${aws:PrincipalTag/team, 'none'}"), 'none', true],
  ['a default is not needed', key('StringEquals', "${aws:username, 'none'}"), 'none', false],
  ['an empty default', key('StringEquals', "${aws:PrincipalTag/team, ''}"), '', true],
  ['a default without quotes is none', key('StringEquals', '${aws:PrincipalTag/team, none}'), 'none', false],
  ['one value with a missing variable, one without', key('StringEquals', ['${aws:PrincipalTag/team}', 'blue']), 'blue', true],
  ['a variable that is not closed is text', key('StringEquals', '${aws:username'), '${aws:username', true],
  ['the variable is missing in a set', key('ForAnyValue:StringEquals', '${aws:PrincipalTag/team}'), ['blue'], false],
]

const asCase = ([name, Condition, request, holds]: Row, where: string, Version = '2012-10-17'): DecisionCase => ({
  name,
  source: where,
  caller: 'alice',
  identity: { Version, Statement: [allow('s3:GetObject', { Condition })] },
  bucketPolicy: null,
  action: 's3:GetObject',
  context: { 'example:star': '*', ...(request !== undefined && { 'example:key': request }) },
  expected: holds ? 'allowed' : 'implicit-deny',
})

// prettier-ignore
const oldRows: readonly Row[] = [
  ['the old language has no variables in conditions', key('StringEquals', '${aws:username}'), 'alice', false],
  ['in the old language a variable is text', key('StringEquals', '${aws:username}'), '${aws:username}', true],
  ['in the old language the star of an escape is a wildcard', key('StringLike', '${*}'), '${anything}', true],
  ['the old language has the same operators', key('ForAllValues:StringLikeIfExists', 'b*'), ['blue'], true],
]

export const valueCases: readonly DecisionCase[] = [
  ...operatorRows.map((row) => asCase(row, source.operators)),
  ...setRows.map((row) => asCase(row, source.multiValued)),
  ...variableRows.map((row) => asCase(row, source.variables)),
  ...oldRows.map((row) => asCase(row, source.version, '2008-10-17')),
]
