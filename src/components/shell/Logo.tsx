/** An open envelope with a seal. */
export function Logo() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="26"
      height="26"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      <path d="M3 10 12 3.5 21 10v10H3z" />
      <path d="m3 10 9 6 9-6" />
      <circle cx="12" cy="13.6" r="2.1" fill="var(--key-line)" stroke="none" />
    </svg>
  )
}
