// Times as IAM and STS write them.

/** In answers: whole seconds since the epoch. */
export const secondsOf = (milliseconds: number): number => Math.floor(milliseconds / 1000)

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** In CloudTrail's records: `Jan 15, 2026 9:00:00 AM`. */
export function dateText(milliseconds: number): string {
  const date = new Date(milliseconds)
  const two = (value: number): string => String(value).padStart(2, '0')
  const hours = date.getUTCHours()
  const day = `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}, ${date.getUTCFullYear()}`
  return `${day} ${hours % 12 || 12}:${two(date.getUTCMinutes())}:${two(date.getUTCSeconds())} ${hours < 12 ? 'AM' : 'PM'}`
}
