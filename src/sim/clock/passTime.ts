import { DELIVERY_INTERVAL, deliverLogs, oldestWaiting } from '../cloudtrail/deliverLogs.ts'
import { recordServiceEvent } from '../cloudtrail/recordServiceEvent.ts'
import { deleteKey, keysDueBy, type DueKey } from '../kms/dueDeletions.ts'
import { keyResource } from '../kms/audit.ts'
import { defineOperation, type CallContext } from '../operation.ts'
import { integer, optional } from '../shape.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

export const passTime = defineOperation({
  name: 'clock:PassTime',
  summary: 'Lets simulated time pass; what becomes due on the way happens when it is due.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html',
  input: { Minutes: optional(integer({ min: 0, max: 525_600 })), Days: optional(integer({ min: 0, max: 365 })) },
  example: { Minutes: 5 },
  permissions: () => [],
  async run(context, { Minutes = 0, Days = 0 }) {
    const end = context.now + Minutes * MINUTE + Days * DAY
    let now = context.now
    const passUntil = (moment: number): void => {
      if (moment > now) pass(context, moment - now)
      now = Math.max(now, moment)
    }

    // One delivery is enough: what it causes itself waits for the next time.
    const delivery = Math.min(context.now + DELIVERY_INTERVAL, end)
    const oldest = oldestWaiting(context.world)
    if (oldest !== undefined && oldest + DELIVERY_INTERVAL <= delivery) {
      passUntil(delivery)
      await deliverLogs(context)
    }
    for (const key of keysDueBy(context.world, end)) {
      passUntil(key.deletionDate)
      await forget(context, key)
    }
    passUntil(end)
    return {}
  },
})

function pass(context: CallContext, milliseconds: number): void {
  context.change((world) => ({ ...world, timePassed: world.timePassed + milliseconds }))
  context.record({
    type: 'state-changed',
    place: 'clock',
    subject: 'clock',
    change: { type: 'time-passed', milliseconds },
  })
}

async function forget(context: CallContext, key: DueKey): Promise<void> {
  const { arn, accountId, region, deletionDate } = key
  context.change((world) => deleteKey(world, key))
  context.record({ type: 'state-changed', place: 'kms', subject: arn, change: { type: 'deleted', what: 'key' } })
  await recordServiceEvent(context, {
    time: deletionDate,
    eventSource: 'kms.amazonaws.com',
    eventName: 'DeleteKey',
    accountId,
    region,
    responseElements: { keyId: arn },
    resources: keyResource(key),
  })
}
