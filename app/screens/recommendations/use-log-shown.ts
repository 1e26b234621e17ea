import { type RefObject, useEffect, useRef } from 'react'
import type { Recommendations } from '#ai/recommend-knowledge/recommended.ts'

/** Says once what came into view; that it fails is nothing to whoever looks. What is below the fold was shown to nobody. */
export function useLogShown(place: RefObject<HTMLElement | null>, recommendations: Recommendations | null): void {
  const told = useRef(new Set<string>())
  useEffect(() => {
    const { current: element } = place
    if (!element || !recommendations || typeof IntersectionObserver === 'undefined') return
    const { opportunityId, articles, bids } = recommendations
    const tell = () => {
      const body = new URLSearchParams()
      const add = (name: string, some: readonly { id: string }[]) => {
        for (const { id } of some) if (!told.current.has(id)) body.append(name, id)
      }
      add('articles[]', articles)
      add('bids[]', bids)
      if (body.size === 0) return
      for (const id of body.values()) told.current.add(id)
      const address = `/opportunities/${opportunityId}/log-shown`
      void fetch(address, { method: 'POST', body, keepalive: true }).catch(() => undefined)
    }
    const watch = new IntersectionObserver((seen) => {
      if (seen.some(({ isIntersecting }) => isIntersecting)) tell()
    })
    watch.observe(element)
    return () => watch.disconnect()
  }, [place, recommendations])
}
