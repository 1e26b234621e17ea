/**
 * Whether a value that JSON can hold is nested in more levels than a limit: an object in an object is one, a list in a list too. Asked
 * before anything walks over it level by level, and so it does not do so itself.
 */
export function isNestedBeyond(limit: number, content: unknown): boolean {
  const waiting: { value: unknown; level: number; inList: boolean }[] = [{ value: content, level: 0, inList: false }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, level, inList } = next
    if (typeof value !== 'object' || value === null) continue
    const isList = Array.isArray(value)
    const here = isList && !inList ? level : level + 1
    if (here > limit) return true
    for (const inner of Object.values(value)) waiting.push({ value: inner, level: here, inList: isList })
  }
  return false
}
