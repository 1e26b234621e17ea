import { useEffect } from 'react'

interface Keys {
  onMove: (by: 1 | -1) => void
  onConfirm: () => void
  onDismiss: () => void
  onComment: () => void
}

/** As they stand on the keys, whatever the language. */
export const reviewKeys = {
  next: 'J',
  previous: 'K',
  confirm: 'C',
  dismiss: 'X',
  comment: 'M',
  send: 'Enter',
  giveUp: 'Esc',
} as const

/** J and K go through the flags, C confirms, X dismisses, M says something: where nobody types and no dialog is open. */
export function useReviewKeys({ onMove, onConfirm, onDismiss, onComment }: Keys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.repeat) return
      const target = event.target as HTMLElement | null
      if (target?.closest('input, textarea, select, [contenteditable], [role=dialog]')) return
      const act = {
        j: () => onMove(1),
        k: () => onMove(-1),
        c: onConfirm,
        x: onDismiss,
        m: onComment,
      }[event.key.toLowerCase()]
      if (!act) return
      event.preventDefault()
      act()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onMove, onConfirm, onDismiss, onComment])
}
