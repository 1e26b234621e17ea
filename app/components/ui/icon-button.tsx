import type { ComponentProps } from 'react'
import { cn } from './cn.ts'

export type IconButtonProps = Omit<ComponentProps<'button'>, 'aria-label'> & {
  label: string
  pressed?: boolean
  size?: 'md' | 'sm'
}

/** Only for close, more, back and history: every other icon stands beside its word. */
export function IconButton({ label, pressed, size = 'md', className, type, ...rest }: IconButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      className={cn(
        'grid flex-none place-items-center rounded-md text-ink-2 hover:bg-hover aria-pressed:bg-accent-subtle aria-pressed:text-accent-text phone:size-11',
        size === 'md' ? 'size-8' : 'size-7',
        className,
      )}
      {...rest}
    />
  )
}
