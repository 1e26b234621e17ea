/** The body of a request; null where it is longer than that, and then no more of it is read. */
export async function readBounded({ body }: Request, mostBytes: number): Promise<Buffer | null> {
  const pieces: Uint8Array[] = []
  let length = 0
  for await (const piece of body ?? []) {
    length += piece.byteLength
    if (length > mostBytes) return null
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
