/** How an answer ended: by itself, at the most tokens, at a filter, or without anybody having said that it had. */
export type Ending = 'whole' | 'long' | 'filtered' | 'broken'

const atMost = /length|max_?tokens|exceeded/i
const atFilter = /filter|sensitive/i
const ofEndpoint = /network_error|insufficient/i

/**
 * Reads the reason with which an endpoint ends an answer. One that is sent with several pieces comes joined to itself (`lengthlength`), and
 * before the end it may be none, empty or the word null: of an answer with none at all nobody knows what is missing.
 */
export function endingOf(reason: unknown): Ending {
  if (typeof reason !== 'string') return 'broken'
  const said = reason.replaceAll('null', '').trim()
  if (said === '' || ofEndpoint.test(said)) return 'broken'
  if (atMost.test(said)) return 'long'
  return atFilter.test(said) ? 'filtered' : 'whole'
}
