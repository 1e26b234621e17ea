import { useEffect, useState } from 'react'
import { useSearchParams } from 'react-router'
import { newId } from '#lib/ids.ts'

/** Where something was recommended from which the reader came; null where it was not. */
export function useHandedAt(): string | null {
  const [search] = useSearchParams()
  const id = search.get('opportunity')
  return id && /^[0-9a-f-]{36}$/i.test(id) ? id : null
}

/** Says once that something was opened, and at which opportunity it was handed to the reader. That it fails is nothing to them. */
export function useCountOpening(address: string | null): void {
  const [reading] = useState(() => newId())
  const handedAt = useHandedAt()
  useEffect(() => {
    if (address === null) return
    const body = new URLSearchParams({ id: reading, act: 'opened' })
    if (handedAt) body.set('opportunityId', handedAt)
    void fetch(address, { method: 'POST', body, keepalive: true }).catch(() => undefined)
  }, [address, reading, handedAt])
}
