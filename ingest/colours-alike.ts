/** Of 255, in each of red, green and blue: F4F4F4 on white is not seen either. */
const alike = 12

/** Whether letters of one colour cannot be seen on a ground of the other; both six hexadecimal digits. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [Number.parseInt(one, 16), Number.parseInt(other, 16)]
  return [16, 8, 0].every((shift) => Math.abs(((a >> shift) & 255) - ((b >> shift) & 255)) <= alike)
}
