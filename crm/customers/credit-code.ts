// The alphabet of GB 32100-2015 leaves out I, O, S, V and Z.
const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** What was typed, as a code is stored: half width, capitals, nothing between. */
export function normaliseCreditCode(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[\s\-‐-―]/g, '')
    .toUpperCase()
}

/**
 * The check character of a unified social credit code (统一社会信用代码).
 * @param body its first 17 characters
 * @returns null when one of them is not of the alphabet
 * @see GB 32100-2015, section 5.5: weights 3^(i-1) mod 31
 */
export function creditCodeCheck(body: string): string | null {
  let sum = 0
  let weight = 1
  for (const character of body) {
    const value = alphabet.indexOf(character)
    if (value < 0) return null
    sum += value * weight
    weight = (weight * 3) % 31
  }
  return alphabet.charAt((31 - (sum % 31)) % 31)
}

/** Is this a credit code: 18 characters of the alphabet, the last of which checks the others? */
export function isCreditCode(code: string): boolean {
  return code.length === 18 && creditCodeCheck(code.slice(0, 17)) === code.charAt(17)
}
