/** 12,345 in both languages. */
export function inGroups(count: number): string {
  return count.toLocaleString('en-GB')
}
