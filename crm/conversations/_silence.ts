/**
 * Seconds after which nobody works on an answer any more, when its process has said nothing: it says so every three seconds, and
 * the database's clock counts.
 */
export const silentAfterSeconds = 15
