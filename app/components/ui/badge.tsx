import { cva } from 'class-variance-authority'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

const look = cva(
  'inline-flex h-5 items-center gap-1 whitespace-nowrap rounded-sm px-1.5 font-medium text-xs leading-5 [&_svg]:size-3 [&_svg]:stroke-2',
  {
    variants: {
      tone: {
        plain: 'bg-pressed text-ink-2',
        good: 'bg-good-subtle text-good-text',
        watch: 'bg-watch-subtle text-watch-text',
        risk: 'bg-risk-subtle text-risk-text',
        info: 'bg-info-subtle text-info-text',
      },
    },
    defaultVariants: { tone: 'plain' },
  },
)

export type Tone = 'plain' | 'good' | 'watch' | 'risk' | 'info'

/** A state in a word; a signal tone also wants its icon, colour is never the only sign. */
export function Badge(props: { tone?: Tone; icon?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <span className={cn(look({ tone: props.tone }), props.className)}>
      {props.icon}
      {props.children}
    </span>
  )
}
