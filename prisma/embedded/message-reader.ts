/** A message announced a length that is no length, or one above the limit. */
export class MessageTooLong extends Error {
  constructor(length: number, limit: number) {
    super(`a message of ${length} bytes; between 4 and ${limit} are accepted`)
    this.name = 'MessageTooLong'
  }
}

/**
 * Cuts a client's byte stream into messages. Pieces are joined once per message, so that a parameter of many megabytes
 * costs one copy and not one for each packet.
 */
export class MessageReader {
  #pieces: Buffer[] = []
  #size = 0

  push(piece: Buffer): void {
    if (piece.length === 0) return
    this.#pieces.push(piece)
    this.#size += piece.length
  }

  /**
   * The next whole message, or null when more bytes are needed.
   * @param typed false before the end of startup, where messages carry no type byte
   * @param limit bytes that one message may have
   * @throws MessageTooLong
   */
  next(typed: boolean, limit: number): Buffer | null {
    const head = typed ? 5 : 4
    if (this.#size < head) return null
    const first = this.#front(head)
    const length = first.readInt32BE(head - 4)
    if (length < 4 || length > limit) throw new MessageTooLong(length, limit)
    const total = head - 4 + length
    if (this.#size < total) return null
    const whole = this.#front(total)
    this.#pieces[0] = whole.subarray(total)
    if (this.#pieces[0].length === 0) this.#pieces.shift()
    this.#size -= total
    return whole.subarray(0, total)
  }

  /** The first piece, joined with as many others as it takes to have `bytes`. */
  #front(bytes: number): Buffer {
    let count = 1
    let size = this.#pieces[0]?.length ?? 0
    while (size < bytes) {
      size += this.#pieces[count]?.length ?? 0
      count += 1
    }
    if (count > 1) this.#pieces.splice(0, count, Buffer.concat(this.#pieces.slice(0, count)))
    return this.#pieces[0] as Buffer
  }
}
