import { useCallback, useEffect, useState } from 'react'
import { isComposing } from '#app/components/ui/ime.ts'
import { useIsApple } from '#app/components/ui/use-is-apple.ts'

export interface Panel {
  open: boolean
  /** opened by hand since the page was loaded */
  fresh: boolean
  toggle: () => void
}

/** Whether the copilot stands beside the page; Ctrl J (⌘J) opens and shuts it wherever one is, and the device keeps it. */
export function usePanel(kept: boolean): Panel {
  const apple = useIsApple()
  const [{ open, fresh }, setPanel] = useState({ open: kept, fresh: false })
  const toggle = useCallback(() => {
    const phone = matchMedia('(max-width: 760px)').matches
    // What a wide screen keeps open is not on a phone's until it is asked for.
    const next = phone ? !(open && fresh) : !open
    setPanel({ open: next, fresh: next })
    if (phone) return
    const body = new URLSearchParams({ copilot: next ? 'open' : 'shut' })
    void fetch('/preferences', { method: 'POST', body, redirect: 'manual', keepalive: true }).catch(() => undefined)
  }, [open, fresh])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const asked = event.key.toLowerCase() === 'j' && (apple ? event.metaKey : event.ctrlKey)
      if (!asked || event.altKey || event.shiftKey || isComposing(event)) return
      event.preventDefault()
      toggle()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [apple, toggle])
  return { open, fresh, toggle }
}
