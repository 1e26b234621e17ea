import { Check } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'

export interface ToastMessage {
  text: ReactNode
  action?: { label: ReactNode; onClick: () => void }
}

const ToastContext = createContext<{ show: (message: ToastMessage) => void } | null>(null)

/** How long a toast stays, in milliseconds. */
export const TOAST_MS = 5000

/** One toast at a time, bottom centre; the region stands before the first message so that screen readers hear it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<(ToastMessage & { id: number }) | null>(null)
  const show = useCallback((message: ToastMessage) => {
    setShown((last) => ({ ...message, id: (last?.id ?? 0) + 1 }))
  }, [])
  const value = useMemo(() => ({ show }), [show])

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown((now) => (now?.id === shown.id ? null : now)), TOAST_MS)
    return () => clearTimeout(timer)
  }, [shown])

  return (
    <ToastContext value={value}>
      {children}
      <div
        role="status"
        aria-live="polite"
        className="pointer-events-none fixed inset-x-0 bottom-12 z-50 grid justify-items-center px-4 phone:bottom-[76px]"
      >
        {shown ? (
          <div
            key={shown.id}
            className="float-in pointer-events-auto flex min-h-10 max-w-full items-center gap-2.5 rounded-lg bg-inverse py-2 pr-3.5 pl-3.5 text-on-inverse text-sm shadow-float"
          >
            <Check aria-hidden className="text-on-inverse-2" />
            <span className="min-w-0">{shown.text}</span>
            {shown.action ? (
              <button
                type="button"
                className="flex-none font-medium underline underline-offset-[3px]"
                onClick={() => {
                  shown.action?.onClick()
                  setShown(null)
                }}
              >
                {shown.action.label}
              </button>
            ) : null}
          </div>
        ) : null}
      </div>
    </ToastContext>
  )
}

/** Says in passing that something was done, with an undo where there is one. */
export function useToast(): { show: (message: ToastMessage) => void } {
  const toast = useContext(ToastContext)
  if (!toast) throw new Error('useToast outside of ToastProvider')
  return toast
}
