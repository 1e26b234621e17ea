import { useTranslation } from 'react-i18next'
import { cn } from './cn.ts'

const widths = { sm: 'w-12', md: 'w-32', lg: 'w-48', full: 'w-full' }

/** Stands for one value that is on its way; appears after 300 ms and does not shimmer. */
export function Skeleton({ width = 'md', className }: { width?: keyof typeof widths; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('skeleton-late inline-block h-2.5 rounded-xs bg-pressed align-middle', widths[width], className)}
    />
  )
}

/** Rows of the same height as the list they stand for. */
export function SkeletonRows({ rows = 8, label }: { rows?: number; label?: string }) {
  const { t } = useTranslation('kit')
  return (
    <div role="status">
      <span className="sr-only">{label ?? t('loading')}</span>
      {Array.from({ length: rows }, (_, row) => (
        <div
          key={`row-${row + 1}`}
          aria-hidden
          className="flex h-9 items-center gap-6 border-line border-b px-5 phone:h-[63px] phone:px-4"
        >
          <Skeleton width={row % 3 === 1 ? 'md' : 'lg'} />
          <Skeleton width="md" className="phone:hidden" />
          <Skeleton width="sm" className="ml-auto" />
        </div>
      ))}
    </div>
  )
}
