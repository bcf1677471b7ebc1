import { nextDigest } from '../cloudtrail/digestChain.ts'
import { DELIVERY_INTERVAL, deliverLogs, oldestWaiting } from '../cloudtrail/deliverLogs.ts'
import { recordServiceEvent } from '../cloudtrail/recordServiceEvent.ts'
import { nextDueKey } from '../kms/dueKeys.ts'
import { defineOperation, type CallContext } from '../operation.ts'
import { integer, optional } from '../shape.ts'

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
/** Of a longer time, the last digest files cover the rest. */
const HOURLY_DIGESTS = 24
/** In days: a few rotations of the longest period. */
const LONGEST = 3650

export const passTime = defineOperation({
  name: 'clock:PassTime',
  summary: 'Lets simulated time pass; what becomes due on the way happens when it is due.',
  docs: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/get-and-view-cloudtrail-log-files.html',
  input: { Minutes: optional(integer({ min: 0, max: 525_600 })), Days: optional(integer({ min: 0, max: LONGEST })) },
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
    let delivery = deliveryBefore(context, end)
    let digests = 0
    for (;;) {
      const digest = nextDigest(context.world, digests < HOURLY_DIGESTS ? 0 : end)
      const due = nextDueKey(context.world, Math.min(delivery, digest, end))
      if (due) {
        passUntil(due.date)
        const { happen } = await import('../kms/whenDue.ts')
        for (const event of await happen(context, due)) await recordServiceEvent(context, event)
      } else if (delivery <= Math.min(digest, end)) {
        passUntil(delivery)
        delivery = Infinity
        await deliverLogs(context)
      } else if (digest <= end) {
        passUntil(digest)
        digests++
        await (await import('../cloudtrail/digests.ts')).deliverDigests(context)
      } else break
    }
    passUntil(end)
    return {}
  },
})

/** When log files are due; never if nothing waits for long enough. */
function deliveryBefore({ now, world }: CallContext, end: number): number {
  const delivery = Math.min(now + DELIVERY_INTERVAL, end)
  const oldest = oldestWaiting(world)
  return oldest !== undefined && oldest + DELIVERY_INTERVAL <= delivery ? delivery : Infinity
}

function pass(context: CallContext, milliseconds: number): void {
  context.change((world) => ({ ...world, timePassed: world.timePassed + milliseconds }))
  context.record({
    type: 'state-changed',
    place: 'clock',
    subject: 'clock',
    change: { type: 'time-passed', milliseconds },
  })
}
