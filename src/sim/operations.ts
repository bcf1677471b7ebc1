// The catalogue of everything that can be called.
import { clock } from './clock/catalogue.ts'
import { cloudtrail } from './cloudtrail/catalogue.ts'
import { iam } from './iam/catalogue.ts'
import { kms } from './kms/catalogue.ts'
import type { Catalogue, Operation, Service } from './operation.ts'
import { s3 } from './s3/catalogue.ts'
import { sts } from './sts/catalogue.ts'

export const catalogues: readonly Catalogue[] = [kms, s3, iam, sts, cloudtrail, clock]

const byName = new Map(
  catalogues.flatMap(({ operations }) => operations.map((operation) => [operation.name as string, operation])),
)
const services = new Map(catalogues.map(({ service }) => [service.name as string, service]))

export const operationNamed = (name: string): Operation | undefined => byName.get(name)

export function serviceOf(operation: Pick<Operation, 'name'>): Service {
  const service = services.get(operation.name.slice(0, operation.name.indexOf(':')))
  if (!service) throw new Error(`The operation ${operation.name} belongs to no service.`)
  return service
}
