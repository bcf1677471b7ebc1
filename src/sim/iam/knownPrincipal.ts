// Whether a policy's AWS principal is somebody: services look principals up when they store a policy.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
import { parseArn } from '../arn.ts'
import { has } from '../collections/orderedMap.ts'
import type { World } from '../world.ts'

/** Accounts other than those of the simulation are taken to exist, and so are sessions, which come and go. */
export function isKnownPrincipal(world: World, value: string): boolean {
  if (value === '*' || isAccount(value)) return true
  const arn = parseArn(value)
  if (arn?.partition !== 'aws' || arn.region !== '' || !isAccount(arn.account)) return false
  const [kind, ...rest] = arn.resource.split('/')
  if (arn.service === 'iam')
    return arn.resource === 'root' || (kind === 'user' ? has(world.iam.users, value) : has(world.iam.roles, value))
  if (arn.service !== 'sts' || rest.some((part) => part === '' || part.includes('*'))) return false
  return kind === 'assumed-role' ? rest.length === 2 : kind === 'federated-user' && rest.length === 1
}

const isAccount = (text: string): boolean => /^\d{12}$/.test(text)
