import type { ComponentProps, ReactNode } from 'react'
import { cn } from './cn.ts'

export type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label: ReactNode }

export function Checkbox({ label, className, ...rest }: CheckboxProps) {
  return (
    <label className={cn('flex min-h-8 cursor-pointer items-center gap-2 phone:min-h-11', className)}>
      <input type="checkbox" className="check" {...rest} />
      <span className="min-w-0">{label}</span>
    </label>
  )
}
