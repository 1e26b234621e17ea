import { useCallback, useRef } from 'react'

/**
 * Handlers of a Radix dialog without a trigger of its own, which would leave the focus nowhere: it goes back to what had it.
 * Somebody may have taken it already.
 */
export function useFocusReturn(): { onOpenAutoFocus: () => void; onCloseAutoFocus: () => void } {
  const before = useRef<Element | null>(null)
  const onOpenAutoFocus = useCallback(() => {
    before.current = document.activeElement
  }, [])
  const onCloseAutoFocus = useCallback(() => {
    const nobody = document.activeElement === document.body
    if (nobody && before.current instanceof HTMLElement) before.current.focus()
  }, [])
  return { onOpenAutoFocus, onCloseAutoFocus }
}
