import { cva } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { cn } from './cn.ts'
import { initialsOf, type Name, nameIn, tintOf } from './name.ts'

export type { Name } from './name.ts'

const look = cva('inline-grid flex-none place-items-center rounded-full font-medium', {
  variants: {
    size: {
      sm: 'size-[18px] text-[10px]',
      md: 'size-[22px] text-[11px]',
      lg: 'size-7 text-[12px]',
      xl: 'size-10 text-[15px]',
    },
    tint: {
      0: 'bg-tint-0 text-tint-0-ink',
      1: 'bg-tint-1 text-tint-1-ink',
      2: 'bg-tint-2 text-tint-2-ink',
      3: 'bg-tint-3 text-tint-3-ink',
      4: 'bg-tint-4 text-tint-4-ink',
    },
    latin: { true: 'tracking-tight', false: '' },
  },
  compoundVariants: [
    { latin: true, size: 'md', class: 'text-[10px]' },
    { latin: true, size: 'sm', class: 'text-[9px]' },
    { latin: true, size: 'lg', class: 'text-[11px]' },
  ],
  defaultVariants: { size: 'md' },
})

export type AvatarSize = 'sm' | 'md' | 'lg' | 'xl'

/** Decoration beside a written name; alone it needs a name from its surroundings. */
export function Avatar({ name, size, className }: { name: Name; size?: AvatarSize; className?: string }) {
  const { i18n } = useTranslation()
  const letters = initialsOf(name, i18n.language)
  return (
    <span
      aria-hidden
      title={nameIn(name, i18n.language)}
      className={cn(look({ size, tint: tintOf(name), latin: letters.length > 1 }), 'leading-none', className)}
    >
      {letters}
    </span>
  )
}

/** Avatar and name, with a word before the name where a role must be said. */
export function Person(props: { name: Name; size?: AvatarSize; before?: ReactNode; className?: string }) {
  const { i18n } = useTranslation()
  return (
    <span className={cn('inline-flex min-w-0 items-center gap-1.5', props.className)}>
      <Avatar name={props.name} size={props.size} />
      <span className="cut">
        {props.before ? <span className="mr-1 text-ink-3">{props.before}</span> : null}
        {nameIn(props.name, i18n.language)}
      </span>
    </span>
  )
}

/** Overlapping avatars; the names stay readable to a screen reader. */
export function AvatarStack({ names, max = 4 }: { names: Name[]; max?: number }) {
  const { i18n } = useTranslation()
  const rest = names.length - max
  return (
    <span className="inline-flex items-center">
      <span className="sr-only">{names.map((name) => nameIn(name, i18n.language)).join(', ')}</span>
      {names.slice(0, max).map((name) => (
        <Avatar
          key={name.zh + name.en}
          name={name}
          className={cn('ring-[1.5px] ring-surface nth-2:ml-0', i18n.language === 'zh-CN' ? '-ml-1' : '-ml-0.5')}
        />
      ))}
      {rest > 0 ? (
        <span aria-hidden className="ml-1 text-ink-3 text-xs">
          {`+${rest}`}
        </span>
      ) : null}
    </span>
  )
}
