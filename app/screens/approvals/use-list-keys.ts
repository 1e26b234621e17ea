import { useEffect } from 'react'
import { useNavigation } from 'react-router'

/** As they stand on the keys, whatever the language. */
export const approvalKeys = { next: 'J', previous: 'K', open: 'Enter', approve: 'A', sendBack: 'R' } as const

interface Keys {
  onMove: (by: 1 | -1) => void
  /** undefined: nothing is pointed at */
  onOpen?: () => void
}

/** J and K go through the list, Enter opens what they point at: where nobody types and no dialog is open. */
export function useListKeys({ onMove, onOpen }: Keys): void {
  useApprovalKeys({ j: () => onMove(1), k: () => onMove(-1), ...(onOpen && { enter: onOpen }) })
}

/**
 * A approves, R sends back what is open. On the way to another request they are nobody's: what is pointed at is not what is shown, and
 * is not to be decided unread.
 */
export function useDecisionKeys({ onApprove, onSendBack }: { onApprove: () => void; onSendBack: () => void }): void {
  const { state } = useNavigation()
  useApprovalKeys(state === 'idle' ? { a: onApprove, r: onSendBack } : {})
}

function useApprovalKeys(acts: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
      const target = event.target instanceof HTMLElement ? event.target : null
      if (target?.closest('input, textarea, select, [contenteditable]')) return
      // What lies over the page has the keys, even while its focus is elsewhere.
      if (document.querySelector('[role=dialog], [role=menu]')) return
      const key = event.key.toLowerCase()
      // Enter belongs to whatever has the focus.
      if (key === 'enter' && target?.closest('a, button, summary')) return
      const act = acts[key]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
}
