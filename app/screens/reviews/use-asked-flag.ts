import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import type { FlagView } from '#crm/contract-reviews/get-review.server.ts'

/** Goes to the flag that the address names (`?flag=`), once for each address: whoever moves on from it is left alone. */
export function useAskedFlag({ flags, onGo }: { flags: readonly FlagView[]; onGo: (place: number) => void }): void {
  const [search] = useSearchParams()
  const asked = search.get('flag')
  const gone = useRef<string | null>(null)
  useEffect(() => {
    if (asked === gone.current) return
    // A frame later, as only then the paper stands as this window shows it: as text or as printed.
    const frame = requestAnimationFrame(() => {
      gone.current = asked
      const place = flags.findIndex(({ id }) => id === asked)
      if (place >= 0) onGo(place)
    })
    return () => cancelAnimationFrame(frame)
  }, [asked, flags, onGo])
}
