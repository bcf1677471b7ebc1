// The catalogue of everything that can be called.
import { clock } from './clock/catalogue.ts'
import { cloudtrail } from './cloudtrail/catalogue.ts'
import { iam } from './iam/catalogue.ts'
import { kms } from './kms/catalogue.ts'
import type { Catalogue, Operation, Service } from './operation.ts'
import type { Members } from './shape.ts'
import { organizations } from './organizations/catalogue.ts'
import { s3 } from './s3/catalogue.ts'
import { sts } from './sts/catalogue.ts'

const catalogues: readonly Catalogue[] = [kms, s3, iam, sts, organizations, cloudtrail, clock]

const byService = new Map(catalogues.map((catalogue) => [catalogue.service.name as string, catalogue]))

/** The operation of that name, for example `kms:Decrypt`; undefined when there is none. */
export async function operationNamed(name: string): Promise<Operation | undefined> {
  const found = await everydayNamed(name)
  return found?.suits ? wholeOf(found) : found
}

/** As `operationNamed`, but only the everyday part where there is one. */
export async function everydayNamed(name: string): Promise<Operation | undefined> {
  const known = everyday.get(name)
  if (known) return known
  const catalogue = byService.get(serviceIn(name))
  const isIt = (operation: Operation): boolean => operation.name === name
  const operation = catalogue?.operations.find(isIt) ?? (await catalogue?.more?.())?.find(isIt)
  if (operation) everyday.set(name, operation)
  return operation
}

// Asking for a module takes as long as encrypting, even when it is there.
const everyday = new Map<string, Operation>()
const wholes = new Map<string, unknown>()

/** All of an operation of which the given one is the everyday part. */
export async function wholeOf<M extends Members, O>({ name }: Operation<M, O>): Promise<Operation<M, O>> {
  const whole =
    wholes.get(name) ?? (await byService.get(serviceIn(name))?.more?.())?.find((operation) => operation.name === name)
  if (!whole) throw new Error(`The catalogue has no more of ${name} than its everyday part.`)
  wholes.set(name, whole)
  return whole as Operation<M, O> // it takes all members of the everyday one, and answers at least as much
}

export const allOperations = async (): Promise<readonly Operation[]> =>
  (
    await Promise.all(
      catalogues.map(async ({ operations, more }) => [
        ...operations.filter((operation) => !operation.suits),
        ...((await more?.()) ?? []),
      ]),
    )
  ).flat()

export const serviceOf = ({ name }: Pick<Operation, 'name'>): Service => serviceNamed(serviceIn(name))

export function serviceNamed(name: string): Service {
  const catalogue = byService.get(name)
  if (!catalogue) throw new Error(`There is no service ${name}.`)
  return catalogue.service
}

const serviceIn = (name: string): string => name.slice(0, name.indexOf(':'))
