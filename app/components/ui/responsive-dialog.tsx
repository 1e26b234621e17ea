import { Dialog } from 'radix-ui'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'
import { useFocusReturn } from './use-focus-return.ts'

export interface ResponsiveDialogProps {
  open?: boolean
  onOpenChange?: (open: boolean) => void
  title: ReactNode
  lead?: ReactNode
  width?: 'md' | 'lg'
  footer?: ReactNode
  trigger?: ReactNode
  className?: string
  children?: ReactNode
}

/** Centred on a desktop (640, or 720 for a refusal), a sheet from below on a phone. The title says what happened. */
export function ResponsiveDialog(props: ResponsiveDialogProps) {
  const large = props.width === 'lg'
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn()
  return (
    <Dialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      {props.trigger ? <Dialog.Trigger asChild>{props.trigger}</Dialog.Trigger> : null}
      <Dialog.Portal>
        <Dialog.Overlay className="scrim-in fixed inset-0 z-30 bg-scrim" />
        <Dialog.Content
          aria-describedby={undefined}
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={props.trigger ? undefined : onCloseAutoFocus}
          className={cn('dialog', large ? 'desk:w-[720px]' : 'desk:w-[640px]', props.className)}
        >
          <div aria-hidden className="phone-only mx-auto mt-2 mb-1 h-1 w-9 flex-none rounded-full bg-line-strong" />
          <header className={cn('flex-none px-6 pt-5 phone:px-4 phone:pt-1', large && 'desk:px-7 desk:pt-6')}>
            <Dialog.Title className={cn('font-semibold text-lg', large && 'text-xl')}>{props.title}</Dialog.Title>
            {props.lead ? (
              <div className="mt-1.5 flex flex-wrap items-center gap-x-3 gap-y-2 text-base text-ink-2">
                {props.lead}
              </div>
            ) : null}
          </header>
          <div
            className={cn(
              'min-h-0 flex-1 overflow-y-auto px-6 pt-3 pb-5 phone:px-4 phone:pb-3',
              large && 'desk:px-7 desk:pt-4',
            )}
          >
            {props.children}
          </div>
          {props.footer ? (
            <footer
              className={cn(
                'flex flex-none items-center gap-2 border-line border-t bg-sunken px-6 py-3 text-ink-2 phone:px-4 phone:pb-[max(16px,env(safe-area-inset-bottom))]',
                large && 'desk:px-7',
              )}
            >
              {props.footer}
            </footer>
          ) : null}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Wraps the one button that shuts the dialog. */
export function DialogClose({ children }: { children: ReactNode }) {
  return <Dialog.Close asChild>{children}</Dialog.Close>
}
