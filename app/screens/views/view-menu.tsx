import { Bookmark, ChevronDown, Pencil, Star, StarOff, Trash2 } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { Badge } from '#app/components/ui/badge.tsx'
import { cn } from '#app/components/ui/cn.ts'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useVerb } from '#app/screens/opportunities/use-verb.ts'
import { RenameDialog } from './rename-dialog.tsx'
import { type OpenView, withoutView } from './view-address.ts'
import { stepThrough, ViewRows, viewRowClass } from './view-rows.tsx'

/** The views of a list: which is open, which others there are, and what can be done with the open one. */
export function ViewMenu({ open }: { open: OpenView }) {
  const { t } = useTranslation('views')
  const [shown, setShown] = useState<'beside' | 'sheet' | null>(null)
  const [renaming, setRenaming] = useState(false)
  const verbs = useMenuVerbs(open)
  const { current, changed } = open
  const shut = useCallback(() => setShown(null), [])
  const rename = () => {
    shut()
    setRenaming(true)
  }
  const look = () => (matchMedia('(max-width: 760px)').matches ? 'sheet' : 'beside')
  const content = <MenuBody open={open} verbs={verbs} onShut={shut} onRename={rename} />
  const trigger = (
    <>
      <Bookmark aria-hidden className="size-3.5 flex-none" />
      {current && <span className="sr-only">{t('button')}</span>}
      <span className="cut max-w-40">{current ? current.name : t('saved')}</span>
      {changed && <Badge tone="watch">{t('changed')}</Badge>}
      <ChevronDown aria-hidden className="size-3.5 flex-none text-ink-3" />
    </>
  )
  return (
    <>
      <Popover.Root open={shown === 'beside'} onOpenChange={(wants) => setShown(wants ? look() : null)}>
        <Popover.Trigger
          aria-haspopup="dialog"
          className={cn(
            'inline-flex h-7 flex-none items-center gap-1.5 whitespace-nowrap rounded-md px-2.5 font-medium hover:bg-hover phone:h-9 phone:bg-sunken phone:px-3',
            current ? 'bg-pressed text-ink' : 'text-ink-2',
          )}
        >
          {trigger}
        </Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            align="start"
            sideOffset={4}
            collisionPadding={8}
            aria-label={t('label')}
            onKeyDown={stepThrough}
            className="float-in z-40 max-h-[min(480px,70dvh)] w-80 max-w-[calc(100vw-16px)] overflow-y-auto rounded-lg bg-raised p-1 text-ink shadow-float"
          >
            {content}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
      <ResponsiveDialog open={shown === 'sheet'} onOpenChange={(wants) => !wants && shut()} title={t('label')}>
        <section aria-label={t('label')} onKeyDown={stepThrough}>
          {content}
        </section>
      </ResponsiveDialog>
      {renaming && current && (
        <RenameDialog view={current} shareable={open.views.shareable} onClose={() => setRenaming(false)} />
      )}
    </>
  )
}

interface MenuBodyProps {
  open: OpenView
  verbs: ReturnType<typeof useMenuVerbs>
  onShut: () => void
  onRename: () => void
}

function MenuBody({ open, verbs, onShut, onRename }: MenuBodyProps) {
  const { t } = useTranslation('views')
  const { current, views } = open
  const isDefault = current !== null && views.defaultId === current.id
  const act = (what: () => void) => () => {
    onShut()
    what()
  }
  const body = useRef<HTMLDivElement>(null)
  // A dialog would take the focus itself and leave its links out: arrows begin at the open view.
  useEffect(() => {
    const items = body.current
    const first = items?.querySelector<HTMLElement>('[aria-current]') ?? items?.querySelector<HTMLElement>('a, button')
    first?.focus()
  }, [])
  return (
    <div ref={body}>
      <ViewRows open={open} onPick={onShut} />
      {current && (
        <section className="mt-1 border-line border-t pt-1">
          <h3 className="cut px-2 pt-1 pb-1 text-ink-3 text-xs">{t('about', { name: current.name })}</h3>
          <button type="button" data-view-item className={viewRowClass} onClick={act(verbs.toggleDefault)}>
            {isDefault ? <StarOff aria-hidden /> : <Star aria-hidden />}
            {t(isDefault ? 'noDefault' : 'makeDefault')}
          </button>
          {current.mine && (
            <>
              <button type="button" data-view-item className={viewRowClass} onClick={onRename}>
                <Pencil aria-hidden />
                {t('rename')}
              </button>
              <button type="button" data-view-item className={viewRowClass} onClick={act(verbs.remove)}>
                <Trash2 aria-hidden />
                {t('remove')}
              </button>
            </>
          )}
        </section>
      )}
    </div>
  )
}

/** What the menu does at once: the default, and taking a view away, which can be taken back. */
function useMenuVerbs(open: OpenView) {
  const { t } = useTranslation('views')
  const toast = useToast()
  const navigate = useNavigate()
  const { current, views } = open
  const [removed, setRemoved] = useState<{ id: string; version: number; name: string } | null>(null)
  const failed = useCallback((text: string) => toast.show({ text, tone: 'risk' }), [toast])
  const restoring = useVerb(
    useCallback(() => toast.show({ text: t('restored') }), [toast, t]),
    failed,
  )
  const removing = useVerb(() => {
    if (!removed) return
    const { id, version, name } = removed
    const onClick = () =>
      void restoring.fetcher.submit({ version: version + 1 }, { method: 'post', action: `/views/${id}/restore` })
    toast.show({ text: t('removed', { name }), action: { label: t('undo'), onClick } })
  }, failed)
  const choosing = useVerb(() => toast.show({ text: t(views.defaultId ? 'defaultSet' : 'defaultCleared') }), failed)
  return {
    toggleDefault: () => {
      const view = current && current.id !== views.defaultId ? current.id : ''
      choosing.fetcher.submit({ list: views.list, view }, { method: 'post', action: '/views/default' })
    },
    remove: () => {
      if (!current) return
      setRemoved(current)
      // The list stays as it is under no view: it would say for a moment that its view is gone.
      navigate(withoutView(open))
      removing.fetcher.submit({ version: current.version }, { method: 'post', action: `/views/${current.id}/remove` })
    },
  }
}
