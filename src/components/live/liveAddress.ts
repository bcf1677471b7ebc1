/** Where the front that this page was opened from tells what it answers; undefined on a static site. */
export const liveAddress = (): string | undefined =>
  document.querySelector<HTMLMetaElement>('meta[name="unsealed-live"]')?.content
