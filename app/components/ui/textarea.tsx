import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export type TextareaProps = ComponentProps<'textarea'> & { bad?: boolean }

export function Textarea({ bad, className, rows = 4, ...rest }: TextareaProps) {
  return (
    <textarea
      rows={rows}
      className={cn('control text-base', className)}
      {...rest}
      aria-invalid={bad || rest['aria-invalid'] || undefined}
    />
  )
}
