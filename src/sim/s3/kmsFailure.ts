// KMS's refusals as S3 passes them on: a missing permission becomes S3's AccessDenied with KMS's text, everything else
// keeps its name behind `KMS.`. https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html
import { awsError, AwsError } from '../errors.ts'
import { accessDenied } from './errors.ts'

/** The answer of a call to KMS; a refusal comes back as S3's own. */
export async function askingKms<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } catch (error) {
    throw error instanceof AwsError ? asSeenThroughS3(error) : error
  }
}

function asSeenThroughS3({ data: { code, message } }: AwsError): AwsError {
  if (code === 'AccessDeniedException' && message !== undefined) return accessDenied(message)
  return awsError(400, `KMS.${code}`, message)
}
