// The lessons, in the order in which they are offered.
import { openedEnvelope } from './openedEnvelope.ts'
import { protectedPicture } from './protectedPicture.ts'
import type { Scenario } from './scenario.ts'

export const scenarios: readonly Scenario[] = [protectedPicture, openedEnvelope]
