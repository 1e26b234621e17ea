import { cva, type VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps, ReactNode } from 'react'
import { Link } from 'react-router'
import { cn } from './cn.ts'

const look = cva(
  'inline-flex items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors duration-[var(--fast)] phone:h-11 phone:rounded-[8px] phone:text-md phone:leading-5',
  {
    variants: {
      variant: {
        primary: 'bg-accent text-on-accent hover:bg-accent-hover',
        second: 'bg-surface text-ink inset-ring inset-ring-line-strong hover:bg-hover',
        quiet: 'text-ink-2 hover:bg-hover',
        danger: 'bg-surface text-risk-text inset-ring inset-ring-line-strong hover:bg-risk-subtle',
      },
      size: { md: 'h-8 px-3', sm: 'h-7 px-2.5 phone:h-9 phone:text-base' },
      block: { true: 'flex w-full', false: '' },
    },
    compoundVariants: [
      { variant: 'quiet', size: 'md', class: 'px-2' },
      { variant: 'quiet', size: 'sm', class: 'px-1.5' },
    ],
    defaultVariants: { variant: 'second', size: 'md', block: false },
  },
)

type Look = VariantProps<typeof look>

/** The button's classes, for an element that must look like one without being one. */
export function buttonClass(options: Look & { className?: string } = {}): string {
  const { variant, size, block, className } = options
  return cn(look({ variant, size, block }), className)
}

export type ButtonProps = ComponentProps<'button'> & Look & { busy?: boolean; icon?: ReactNode }

/** A verb. One `primary` per page or dialog. While busy it keeps its width and does not answer. */
export function Button({
  variant,
  size,
  block,
  busy,
  icon,
  className,
  children,
  disabled,
  type,
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type ?? 'button'}
      disabled={disabled}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      className={cn(
        look({ variant, size, block }),
        'relative disabled:bg-sunken disabled:text-ink-off disabled:inset-ring-0',
        busy && 'pointer-events-none',
        className,
      )}
      {...rest}
    >
      {busy ? (
        <span className="absolute inset-0 grid place-items-center">
          <LoaderCircle aria-hidden className="animate-spin" />
        </span>
      ) : null}
      <span className={cn('inline-flex min-w-0 items-center gap-1.5', busy && 'opacity-0')}>
        {icon}
        {children}
      </span>
    </button>
  )
}

export type ButtonLinkProps = ComponentProps<typeof Link> & Look & { icon?: ReactNode }

/** A link that looks like a button: it goes somewhere, it changes nothing. */
export function ButtonLink({ variant, size, block, icon, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={buttonClass({ variant, size, block, className })} {...rest}>
      {icon}
      {children}
    </Link>
  )
}
