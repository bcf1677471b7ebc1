/** An integer or decimal as IAM reads it; undefined for anything else. */
export const numberOf = (text: string): number | undefined =>
  /^[+-]?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : undefined
