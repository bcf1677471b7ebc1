import { pageOf as iamPageOf } from '../iam/pages.ts'
import { invalidToken } from './errors.ts'

const MOST = 20

/** As IAM's pages, under Organizations' names. */
export function pageOf<T>(
  items: Iterable<T>,
  nameOf: (item: T) => string,
  { NextToken, MaxResults = MOST }: { readonly NextToken?: string; readonly MaxResults?: number },
): { readonly items: readonly T[]; readonly next: { readonly NextToken?: string } } {
  const request = { MaxItems: MaxResults, ...(NextToken !== undefined && { Marker: NextToken }) }
  const page = iamPageOf(items, nameOf, request, invalidToken)
  return { items: page.items, next: page.more.IsTruncated ? { NextToken: page.more.Marker } : {} }
}
