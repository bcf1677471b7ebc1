/** A time as CloudTrail writes it: ISO 8601, UTC, whole seconds. */
export const timeText = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
