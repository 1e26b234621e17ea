import { type ClassValue, clsx } from 'clsx'
import { extendTailwindMerge } from 'tailwind-merge'

// Without the theme's own names `text-ink-2` would be taken for a size and drop `text-sm`.
const merge = extendTailwindMerge({
  extend: {
    theme: {
      text: ['xs', 'sm', 'base', 'md', 'lg', 'xl', '2xl', '3xl', 'wall'],
      shadow: ['line', 'menu', 'float'],
      radius: ['xs', 'sm', 'md', 'lg', 'xl', 'full'],
    },
  },
})

/** Class names joined, the later of two that conflict winning. */
export function cn(...classes: ClassValue[]): string {
  return merge(clsx(classes))
}
