import { PrefetchPageLinks } from 'react-router'

/**
 * Loads what the routes of a record's verbs need in the browser together with its page. React Router would load it with the
 * first form that is sent, and where that fails load the page anew: without a network, away with everything typed.
 */
export function VerbLinks({ of, verbs }: { of: string; verbs: readonly string[] }) {
  return verbs.map((verb) => <PrefetchPageLinks key={verb} page={`${of}/${verb}`} />)
}
