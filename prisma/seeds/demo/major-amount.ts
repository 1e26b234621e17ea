/** From this amount on an opportunity of the demonstration group is a major one: decimal string in its currency. */
export const majorFrom = '90000000.00'

/** @param tenThousands 万元 */
export function isMajorAmount(tenThousands: number): boolean {
  return tenThousands >= 9000
}

/** 万元 as a decimal string in 元 with two places. */
export function yuan(tenThousands: number): string {
  return `${tenThousands}0000.00`
}
