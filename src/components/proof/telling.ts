// What turns a story into frames and words. It is needed once there is a story, so it comes after the first view.
export { captionOf } from '../../stage/captions.ts'
export { frameAtRest, frameOf } from '../../stage/frame.ts'
export { segmentsOf } from '../../stage/segments.ts'
export { durationOf } from '../../stage/timing.ts'
export { stepsOf } from '../player/stepsOf.ts'
