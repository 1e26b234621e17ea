import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

export type InputProps = ComponentProps<'input'> & { bad?: boolean; suffix?: ReactNode }

export function Input({ bad, suffix, className, ...rest }: InputProps) {
  const invalid = bad || rest['aria-invalid'] || undefined
  if (!suffix) return <input className={cn('control', className)} {...rest} aria-invalid={invalid} />
  return (
    <span className={cn('control flex items-center gap-2', className)}>
      <input className="h-full min-w-0 flex-1 bg-transparent outline-none" {...rest} aria-invalid={invalid} />
      <span className="flex-none text-ink-3">{suffix}</span>
    </span>
  )
}
