import { Check, CircleAlert } from 'lucide-react'
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react'
import { cn } from './cn.ts'

export interface ToastMessage {
  text: ReactNode
  /** `risk`: it failed */
  tone?: 'done' | 'risk'
  action?: { label: ReactNode; onClick: () => void }
}

const ToastContext = createContext<{ show: (message: ToastMessage) => void } | null>(null)

/** How long a toast stays, in milliseconds: what failed has to be read, what was done is seen at a glance. */
export const TOAST_MS = { done: 5000, risk: 10_000 }

const looks = {
  done: { look: 'bg-inverse text-on-inverse', Mark: Check, mark: 'text-on-inverse-2' },
  risk: { look: 'border border-risk-line bg-risk-subtle text-risk-text', Mark: CircleAlert, mark: 'text-risk-mark' },
}

/**
 * One toast at a time, bottom centre. Its two regions stand before the first message so that screen readers hear it: what
 * was done when they pause, what failed at once.
 */
export function ToastProvider({ children }: { children: ReactNode }) {
  const [shown, setShown] = useState<(ToastMessage & { id: number }) | null>(null)
  const show = useCallback((message: ToastMessage) => {
    setShown((last) => ({ ...message, id: (last?.id ?? 0) + 1 }))
  }, [])
  const value = useMemo(() => ({ show }), [show])
  const tone = shown?.tone ?? 'done'

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown((now) => (now?.id === shown.id ? null : now)), TOAST_MS[tone])
    return () => clearTimeout(timer)
  }, [shown, tone])

  const toast = shown ? <Toast key={shown.id} {...shown} tone={tone} onAct={() => setShown(null)} /> : null
  return (
    <ToastContext value={value}>
      {children}
      <div className="pointer-events-none fixed inset-x-0 bottom-12 z-50 grid justify-items-center px-4 phone:bottom-[76px]">
        <div role="status" aria-live="polite" className="max-w-full">
          {tone === 'done' ? toast : null}
        </div>
        <div role="alert" className="max-w-full">
          {tone === 'risk' ? toast : null}
        </div>
      </div>
    </ToastContext>
  )
}

function Toast({ text, tone, action, onAct }: ToastMessage & { tone: 'done' | 'risk'; onAct: () => void }) {
  const { look, Mark, mark } = looks[tone]
  return (
    <div
      className={cn(
        'float-in pointer-events-auto flex min-h-10 max-w-full items-center gap-2.5 rounded-lg px-3.5 py-2 text-sm shadow-float',
        look,
      )}
    >
      <Mark aria-hidden className={cn('flex-none', mark)} />
      <span className="min-w-0">{text}</span>
      {action ? (
        <button
          type="button"
          className="flex-none font-medium underline underline-offset-[3px]"
          onClick={() => {
            action.onClick()
            onAct()
          }}
        >
          {action.label}
        </button>
      ) : null}
    </div>
  )
}

/** Says in passing that something was done, with an undo where there is one, or that it failed. */
export function useToast(): { show: (message: ToastMessage) => void } {
  const toast = useContext(ToastContext)
  if (!toast) throw new Error('useToast outside of ToastProvider')
  return toast
}
