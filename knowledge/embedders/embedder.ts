/** What makes vectors of texts: an endpoint that somebody has configured. Where there is none, the embedded vectors serve. */
export interface Embedder {
  /** says that vectors can be compared: another model, another key */
  key: string
  /**
   * Vectors of texts, in their order, all of one length. Never called inside of a transaction.
   * @throws when it does not answer, or its model does not take one of them: what was being embedded is tried again later, and search goes on by words
   */
  embed: (
    texts: readonly string[],
    options: { as: 'query' | 'passage'; signal?: AbortSignal },
  ) => Promise<Float32Array[]>
}
