// How much of everything there may be. Beyond it AWS answers LimitExceededException.
// https://docs.aws.amazon.com/kms/latest/developerguide/resource-limits.html

export const MOST_KEYS = 100_000
export const MOST_ALIASES_PER_KEY = 50
export const MOST_GRANTS_PER_KEY = 50_000
export const MOST_ROTATIONS_ON_DEMAND = 25
/** In bytes. */
export const LARGEST_KEY_POLICY = 32_768
