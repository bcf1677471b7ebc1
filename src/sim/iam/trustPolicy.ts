import type { World } from '../world.ts'
import { malformedPolicy, quotaExceeded } from './errors.ts'
import { sizeOfPolicy } from './policySize.ts'
import { trustPolicyProblem } from './trustPolicyProblem.ts'

const LARGEST = 2048

/** Throws MalformedPolicyDocument, LimitExceeded. */
export function checkTrustPolicy(document: string, world: World): void {
  const problem = trustPolicyProblem(document, world)
  if (problem !== undefined) throw malformedPolicy(problem)
  if (sizeOfPolicy(document) > LARGEST) throw quotaExceeded('ACLSizePerRole', LARGEST)
}
