import { useCallback, useEffect, useState } from 'react'
import type { Recommendations } from '#ai/recommend-knowledge/recommended.ts'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { ReadingAct } from '#knowledge/articles/article.schema.ts'
import { newId } from '#lib/ids.ts'

/** What somebody says something about: an article, or a past bid. */
export interface Said {
  type: 'article' | 'bid'
  id: string
}

interface Loaded {
  recommendations: Recommendations | null
  failed: boolean
  again: () => void
  /** @returns whether it was kept; then what is recommended is asked for anew */
  say: (about: Said, act: Exclude<ReadingAct, 'opened'>) => Promise<boolean>
  /** a word on its way */
  busy: boolean
}

/** What is recommended at an opportunity, asked for once the page stands, and again after each word that is said of it. */
export function useRecommendations(opportunityId: string): Loaded {
  const [asked, setAsked] = useState(0)
  const [recommendations, setRecommendations] = useState<Recommendations | null>(null)
  const [failed, setFailed] = useState(false)
  const [busy, setBusy] = useState(false)
  const again = useCallback(() => setAsked((times) => times + 1), [])
  useEffect(() => {
    const asking = new AbortController()
    const address = `/opportunities/${opportunityId}/recommendations?asked=${asked}`
    fetchJson<Recommendations>(address, asking.signal).then(
      (answer) => {
        setFailed(false)
        setRecommendations(answer)
      },
      () => {
        if (!asking.signal.aborted) setFailed(true)
      },
    )
    return () => asking.abort()
  }, [opportunityId, asked])
  const say: Loaded['say'] = async ({ type, id }, act) => {
    setBusy(true)
    const address = `/${type === 'article' ? 'knowledge/articles' : 'bids'}/${id}/read`
    const body = new URLSearchParams({ id: newId(), act, opportunityId })
    try {
      const kept = (await fetch(address, { method: 'POST', body })).ok
      if (kept) again()
      return kept
    } catch {
      return false
    } finally {
      setBusy(false)
    }
  }
  return { recommendations, failed, again, say, busy }
}
