import { Pencil } from 'lucide-react'
import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

/** A fact's value that opens its editor; the pencil shows on hover and focus, on a phone always. */
export function FactButton({ empty, className, children, ...rest }: ComponentProps<'button'> & { empty?: boolean }) {
  return (
    <button
      type="button"
      className={cn(
        'group flex min-h-[30px] w-full items-start rounded-sm px-1.5 py-[5px] text-left leading-5 hover:bg-hover phone:min-h-11 phone:py-3',
        className,
      )}
      {...rest}
    >
      <span className={cn('min-w-0 flex-1 break-words', empty && 'text-ink-3')}>{children}</span>
      <Pencil
        aria-hidden
        className="mt-[3px] ml-2 size-3.5 text-ink-3 opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 phone:opacity-100"
      />
    </button>
  )
}
