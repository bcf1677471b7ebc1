import { defineOperation } from '../../operation.ts'
import { list, required } from '../../shape.ts'
import { reads } from '../audit.ts'
import { callerIsNoUser } from '../administrationErrors.ts'
import { documentShape } from '../members.ts'
import { inputPolicies, simulate, simulationMembers, type Simulated } from '../simulationRequest.ts'

export const simulateCustomPolicy = defineOperation({
  name: 'iam:SimulateCustomPolicy',
  summary: 'Tries out policies without giving them to anybody.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulateCustomPolicy.html',
  input: { PolicyInputList: required(list(documentShape)), ...simulationMembers },
  example: {
    PolicyInputList: [
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::gallery/*"}]}',
    ],
    ActionNames: ['s3:GetObject', 's3:PutObject'],
    ResourceArns: ['arn:aws:s3:::gallery/cat.jpg'],
  },
  permissions: () => [{ action: 'iam:SimulateCustomPolicy', resource: '*' }],
  audit: reads,
  run(context, { PolicyInputList, ...request }): Simulated {
    if (request.ResourcePolicy !== undefined && request.CallerArn === undefined) throw callerIsNoUser()
    return simulate(context, request, { policies: inputPolicies(PolicyInputList), boundaries: [], isInAccount: false })
  },
})
