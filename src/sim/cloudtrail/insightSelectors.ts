// Which unusual activity a trail reports.
// https://docs.aws.amazon.com/awscloudtrail/latest/APIReference/API_InsightSelector.html
import type { InsightSelector, Trail } from '../world.ts'
import { invalidInsightSelectors } from './errors.ts'

interface Given {
  readonly InsightType?: string
  readonly EventCategories?: readonly string[]
}

/** The selectors as given; refuses those that CloudTrail refuses. */
export const readInsightSelectors = (given: readonly Given[], trail: Trail): readonly InsightSelector[] =>
  given.map(({ InsightType, EventCategories }) => {
    if (InsightType !== 'ApiCallRateInsight' && InsightType !== 'ApiErrorRateInsight')
      throw invalidInsightSelectors(`\`${InsightType ?? null}\` is no type of Insights.`)
    const categories = EventCategories?.map(category)
    // The rate of calls is that of calls that write; errors of any kind count.
    if ((categories ?? ['Management']).includes('Management') && !logsManagement(trail, InsightType))
      throw invalidInsightSelectors(`The trail does not log the management events that ${InsightType} looks at.`)
    return { InsightType, ...(categories && { EventCategories: categories }) }
  })

function category(value: string): 'Management' | 'Data' {
  if (value === 'Management' || value === 'Data') return value
  throw invalidInsightSelectors(`\`${value}\` is no category that Insights looks at.`)
}

function logsManagement(
  { eventSelectors, advancedEventSelectors }: Trail,
  type: InsightSelector['InsightType'],
): boolean {
  if (!advancedEventSelectors)
    return eventSelectors.some(
      ({ IncludeManagementEvents, ReadWriteType }) =>
        IncludeManagementEvents && (type === 'ApiErrorRateInsight' || ReadWriteType !== 'ReadOnly'),
    )
  return advancedEventSelectors.some(
    ({ FieldSelectors }) =>
      FieldSelectors.some(({ Field, Equals }) => Field === 'eventCategory' && Equals?.[0] === 'Management') &&
      (type === 'ApiErrorRateInsight' ||
        !FieldSelectors.some(({ Field, Equals }) => Field === 'readOnly' && Equals?.[0] === 'true')),
  )
}
