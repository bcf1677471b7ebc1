// Advanced event selectors: which fields of an event a trail selects by, and what CloudTrail refuses.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_AdvancedEventSelector.html
import type { AdvancedEventSelector, FieldSelector, FieldOperator } from '../world.ts'
import { invalidEventSelectors } from './errors.ts'

const MOST_VALUES = 500

/** The selectors as given; refuses those that CloudTrail refuses. */
export function readAdvancedSelectors(selectors: readonly AdvancedEventSelector[]): readonly AdvancedEventSelector[] {
  const values = selectors.flatMap(({ FieldSelectors }) => FieldSelectors.flatMap(valuesIn)).length
  if (values < 1 || values > MOST_VALUES)
    throw invalidEventSelectors('Specify between 1 and 500 selectors for your trail.')
  selectors.forEach(check)
  return selectors
}

function check({ FieldSelectors }: AdvancedEventSelector): void {
  const fields = FieldSelectors.map(({ Field }) => Field)
  requireFields(fields, ['eventCategory'])
  const category = oneValue(FieldSelectors, 'eventCategory')
  const rules = RULES.get(category ?? '')
  if (!rules) throw invalidValue(category, 'eventCategory')
  requireFields(fields, rules.required)
  for (const [i, selector] of FieldSelectors.entries()) {
    const { Field } = selector
    const allowed = rules.fields.get(Field)
    if (!allowed) throw invalidEventSelectors(`The field ${Field} is not supported for events of category ${category}.`)
    if (fields.indexOf(Field) !== i) throw invalidEventSelectors(`The field ${Field} can be given once in a selector.`)
    const used = operatorsIn(selector)
    if (used.length === 0) throw invalidEventSelectors(`The field ${Field} needs an operator with at least one value.`)
    for (const operator of used)
      if (!allowed.includes(operator))
        throw invalidEventSelectors(`The operator ${operator} is not supported for the field ${Field}.`)
    if (Field === 'resources.type' && valuesIn(selector).length > 1)
      throw invalidEventSelectors(
        'The field resources.type takes one value; a further type needs a selector of its own.',
      )
    for (const value of valuesIn(selector)) if (!isValid(value, Field, category)) throw invalidValue(value, Field)
  }
}

function requireFields(fields: readonly string[], required: readonly string[]): void {
  const missing = required.filter((field) => !fields.includes(field))
  if (missing.length) throw invalidEventSelectors(`The following fields are required: [${missing.join(', ')}].`)
}

const oneValue = (selectors: readonly FieldSelector[], field: string): string | undefined => {
  const { Equals = [] } = selectors.find(({ Field }) => Field === field) ?? {}
  return Equals.length === 1 ? Equals[0] : undefined
}

function isValid(value: string, field: string, category: string | undefined): boolean {
  if (field === 'readOnly') return value === 'true' || value === 'false'
  if (field === 'sessionCredentialFromConsole') return value === 'true'
  if (field === 'resources.type') return /^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/.test(value)
  if (field === 'eventSource' && category === 'Management')
    return value === 'kms.amazonaws.com' || value === 'rdsdata.amazonaws.com'
  return true
}

const invalidValue = (value: string | undefined, field: string) =>
  invalidEventSelectors(`Value ${value ?? null} for ${field} is invalid.`)

export const OPERATORS = [
  'Equals',
  'StartsWith',
  'EndsWith',
  'NotEquals',
  'NotStartsWith',
  'NotEndsWith',
] as const satisfies readonly FieldOperator[]

const operatorsIn = (selector: FieldSelector): readonly FieldOperator[] =>
  OPERATORS.filter((operator) => selector[operator]?.length)
const valuesIn = (selector: FieldSelector): readonly string[] =>
  OPERATORS.flatMap((operator) => selector[operator] ?? [])

const equal = ['Equals'] as const
const equalOrNot = ['Equals', 'NotEquals'] as const

interface Rules {
  readonly required: readonly string[]
  readonly fields: ReadonlyMap<string, readonly FieldOperator[]>
}

const RULES: ReadonlyMap<string, Rules> = new Map<string, Rules>([
  [
    'Management',
    {
      required: [],
      fields: new Map<string, readonly FieldOperator[]>([
        ['eventCategory', equal],
        ['readOnly', equal],
        ['eventSource', ['NotEquals']],
      ]),
    },
  ],
  [
    'Data',
    {
      required: ['resources.type'],
      fields: new Map<string, readonly FieldOperator[]>([
        ['eventCategory', equal],
        ['resources.type', equal],
        ['readOnly', equal],
        ['eventName', OPERATORS],
        ['eventSource', OPERATORS],
        ['eventType', OPERATORS],
        ['resources.ARN', OPERATORS],
        ['sessionCredentialFromConsole', equalOrNot],
        ['userIdentity.arn', OPERATORS],
      ]),
    },
  ],
  [
    'NetworkActivity',
    {
      required: ['eventSource'],
      fields: new Map<string, readonly FieldOperator[]>([
        ['eventCategory', equal],
        ['eventSource', equal],
        ['eventName', OPERATORS],
        ['errorCode', equal],
        ['vpcEndpointId', OPERATORS],
        ['userIdentity.arn', OPERATORS],
      ]),
    },
  ],
])
