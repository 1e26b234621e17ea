import { encode } from 'uqr'

/** A QR code of a text as the outline of its dark squares, one unit each, with the white border that readers ask for. */
export function drawCode(text: string): { outline: string; size: number } {
  const { data, size } = encode(text, { border: 2 })
  const outline = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return { outline, size }
}
