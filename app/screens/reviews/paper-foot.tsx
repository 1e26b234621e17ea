import { ChevronLeft, ChevronRight, Plus } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/components/ui/button.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { useToast } from '#app/components/ui/toast.tsx'

interface Props {
  paper: RefObject<HTMLElement | null>
  /** 0 where the file has none */
  pages: number
  /** the pages are shown in another way: those of before are gone */
  view: string
  picked: boolean
  /** left out for whoever sets no flags */
  onOwn?: () => void
}

/** Below the contract: which page this is, and a flag of one's own over what is selected. */
export function PaperFoot({ paper, pages, view, picked, onOwn }: Props) {
  const { t } = useTranslation('reviews')
  const { show } = useToast()
  const page = usePageInView(paper, view)
  const go = (to: number) => paper.current?.querySelector(`[data-page="${to}"]`)?.scrollIntoView({ block: 'start' })
  if (pages === 0 && !onOwn) return null
  return (
    <footer className="paper-foot">
      {pages > 0 && (
        <span className="flex items-center gap-1">
          <IconButton label={t('previousPage')} disabled={page <= 1} onClick={() => go(page - 1)}>
            <ChevronLeft />
          </IconButton>
          <span className="whitespace-nowrap">{t('pageOf', { page, of: pages })}</span>
          <IconButton label={t('nextPage')} disabled={page >= pages} onClick={() => go(page + 1)}>
            <ChevronRight />
          </IconButton>
        </span>
      )}
      {onOwn && (
        <Button
          size="sm"
          variant={picked ? 'primary' : 'quiet'}
          icon={<Plus />}
          onClick={() => (picked ? onOwn() : show({ text: t('own.select') }))}
        >
          {t(picked ? 'own.picked' : 'own.button')}
        </Button>
      )}
    </footer>
  )
}

/** The number of the page that takes the upper half of the window on the paper. */
function usePageInView(paper: RefObject<HTMLElement | null>, view: string): number {
  const [page, setPage] = useState(1)
  useEffect(() => {
    const { current } = paper
    if (!current || view === '') return
    const seen = new Set<number>()
    const watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const number = Number((target as HTMLElement).dataset.page)
          if (isIntersecting) seen.add(number)
          else seen.delete(number)
        }
        if (seen.size > 0) setPage(Math.min(...seen))
      },
      { root: current, rootMargin: '-30% 0px -50% 0px' },
    )
    for (const each of current.querySelectorAll('[data-page]')) watch.observe(each)
    return () => watch.disconnect()
  }, [paper, view])
  return page
}
