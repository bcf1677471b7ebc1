// The catalogue of everything that can be called.
import { clock } from './clock/catalogue.ts'
import { cloudtrail } from './cloudtrail/catalogue.ts'
import { iam } from './iam/catalogue.ts'
import { kms } from './kms/catalogue.ts'
import type { Catalogue, Operation, Service } from './operation.ts'
import { organizations } from './organizations/catalogue.ts'
import { s3 } from './s3/catalogue.ts'
import { sts } from './sts/catalogue.ts'

const catalogues: readonly Catalogue[] = [kms, s3, iam, sts, organizations, cloudtrail, clock]

const byService = new Map(catalogues.map((catalogue) => [catalogue.service.name as string, catalogue]))

/** The operation of that name, for example `kms:Decrypt`; undefined when there is none. */
export async function operationNamed(name: string): Promise<Operation | undefined> {
  const catalogue = byService.get(serviceIn(name))
  const isIt = (operation: Operation): boolean => operation.name === name
  return catalogue?.operations.find(isIt) ?? (await catalogue?.more?.())?.find(isIt)
}

export const allOperations = async (): Promise<readonly Operation[]> =>
  (
    await Promise.all(catalogues.map(async ({ operations, more }) => [...operations, ...((await more?.()) ?? [])]))
  ).flat()

export const serviceOf = ({ name }: Pick<Operation, 'name'>): Service => serviceNamed(serviceIn(name))

export function serviceNamed(name: string): Service {
  const catalogue = byService.get(name)
  if (!catalogue) throw new Error(`There is no service ${name}.`)
  return catalogue.service
}

const serviceIn = (name: string): string => name.slice(0, name.indexOf(':'))
