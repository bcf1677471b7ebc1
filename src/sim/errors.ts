// A refusal in AWS's own words. Anything else that is thrown is a bug of ours.

export interface ErrorData {
  /** AWS's error code, for example `DisabledException` or `NoSuchKey`. */
  readonly code: string
  /** AWS's text; absent where AWS sends none. */
  readonly message?: string
  /** HTTP status. */
  readonly status: number
  /** Further elements of the answer, in AWS's order (S3's `BucketName`, `ArgumentName` …). */
  readonly details?: readonly (readonly [name: string, value: string])[]
  /** Further headers of the answer, by their names in lower case. */
  readonly headers?: readonly (readonly [name: string, value: string])[]
}

export class AwsError extends Error {
  readonly data: ErrorData

  constructor(data: ErrorData) {
    super(data.message ?? data.code)
    this.name = data.code
    this.data = data
  }
}

/** One factory for a service whose errors share a status: `error('NotFoundException', 'Alias … is not found.')`. */
export const awsError = (status: number, code: string, message?: string, details?: ErrorData['details']): AwsError =>
  new AwsError({ code, status, ...(message !== undefined && { message }), ...(details && { details }) })

export const withHeaders = ({ data }: AwsError, headers: NonNullable<ErrorData['headers']>): AwsError =>
  new AwsError({ ...data, headers })
