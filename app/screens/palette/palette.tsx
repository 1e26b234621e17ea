import { Search } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useListPageActions } from '#app/components/shell/page-actions.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { isComposing } from '#app/components/ui/ime.ts'
import { Kbd } from '#app/components/ui/kbd.tsx'
import { useIsApple } from '#app/components/ui/use-is-apple.ts'
import { PaletteDialog } from './palette-dialog.tsx'
import type { PaletteOffer } from './use-actions.tsx'

type Props = Pick<PaletteOffer, 'may' | 'lng' | 'theme' | 'back'>

/** The search box of the top bar, and the palette that it and Ctrl K (⌘K) open wherever one is. */
export function Palette(props: Props) {
  const { t } = useTranslation('palette')
  const [open, setOpen] = useState(false)
  const listActions = useListPageActions()
  const apple = useIsApple()
  const mod = apple ? '⌘' : 'Ctrl'
  const keys = [mod, 'K'].join(' ')

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const asked = event.key.toLowerCase() === 'k' && (apple ? event.metaKey : event.ctrlKey)
      if (!asked || event.altKey || event.shiftKey || isComposing(event)) return
      event.preventDefault()
      setOpen((before) => !before)
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [apple])

  const show = useCallback(() => setOpen(true), [])
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts={apple ? 'Meta+K' : 'Control+K'}
        onClick={show}
        className="flex h-8 w-64 flex-none items-center gap-2 rounded-md border border-line bg-canvas px-2.5 text-ink-3 hover:border-line-strong fold:w-60 phone:hidden"
      >
        <Search aria-hidden />
        <span className="cut flex-1">{t('open')}</span>
        <Kbd>{keys}</Kbd>
      </button>
      <IconButton label={t('open')} aria-haspopup="dialog" onClick={show} className="desk:hidden">
        <Search aria-hidden className="size-5" />
      </IconButton>
      {open ? (
        <PaletteDialog offer={{ ...props, page: listActions() }} mod={mod} onClose={() => setOpen(false)} />
      ) : null}
    </>
  )
}
