import { Command } from 'cmdk'
import { ArrowLeft, LoaderCircle, Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import { isComposing } from '#app/components/ui/ime.ts'
import { useFocusReturn } from '#app/components/ui/use-focus-return.ts'
import { searchWords } from '#crm/search/search-words.ts'
import { KeysView } from './keys-view.tsx'
import { PaletteFoot } from './palette-foot.tsx'
import type { PaletteItem } from './palette-item.ts'
import { PaletteRow } from './palette-row.tsx'
import { PaletteStatus } from './palette-status.tsx'
import type { PaletteOffer } from './use-actions.tsx'
import { useChosen } from './use-chosen.ts'
import { useFound } from './use-found.ts'
import { useLines } from './use-lines.tsx'

export interface PaletteDialogProps {
  offer: Omit<PaletteOffer, 'onKeys'>
  /** how the key beside K is called on this machine */
  mod: string
  onClose: () => void
}

const mostWords = 100

/** Enter on a button presses it, and takes no line of the list. */
const pressOnly = (event: KeyboardEvent) => event.stopPropagation()

/** What is looked for and done from anywhere: records of the server, actions and help of this browser. */
export function PaletteDialog({ offer, mod, onClose }: PaletteDialogProps) {
  const { t } = useTranslation('palette')
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [asked, setAsked] = useState('')
  const [view, setView] = useState<'lines' | 'keys'>('lines')
  const composing = useRef(false)
  const field = useRef<HTMLInputElement>(null)
  const afterwards = useRef<(() => void) | null>(null)
  const { onOpenAutoFocus, onCloseAutoFocus } = useFocusReturn()

  const q = asked.trim()
  const search = useFound(q)
  const { groups, records, none } = useLines({ q, search, offer: { ...offer, onKeys: () => setView('keys') } })
  const items = groups.flatMap((group) => group.items)
  const { value, choose, moved, rest } = useChosen(items, q !== '' || groups[0]?.id === 'seen')
  // While newer words are on their way, what stands there still answers the old ones.
  const words = searchWords(search.answer?.q ?? q)

  const ask = (words: string) => {
    rest()
    setAsked(words)
  }
  const take = (item: PaletteItem, newTab: boolean) => {
    if (newTab && item.to) {
      window.open(item.to, '_blank', 'noopener')
      return
    }
    if (item.id === 'keys') {
      item.run?.()
      return
    }
    const { to, run } = item
    // A dialog that it opens gives the focus back to where it finds it: this one has to be gone before.
    afterwards.current = () => (to ? navigate(to) : run?.())
    onClose()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) {
      if (event.key === 'Enter') event.preventDefault()
      return
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') moved()
    if (event.key !== 'Enter') return
    if (search.state === 'failed' && items.length === 0) search.again()
    if (!(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    const item = items.find(({ id }) => id === value)
    if (item) take(item, true)
  }
  const leaveKeys = () => {
    setView('lines')
    requestAnimationFrame(() => field.current?.focus())
  }

  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim-in fixed inset-0 z-40 bg-scrim phone:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="palette"
          onOpenAutoFocus={onOpenAutoFocus}
          onCloseAutoFocus={() => {
            onCloseAutoFocus()
            afterwards.current?.()
          }}
          onEscapeKeyDown={(event) => {
            if (isComposing(event)) event.preventDefault()
            else if (view === 'keys') {
              event.preventDefault()
              leaveKeys()
            }
          }}
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Command
            shouldFilter={false}
            loop
            vimBindings={false}
            label={t('title')}
            value={value}
            onValueChange={choose}
            onKeyDown={onKeyDown}
            className="flex min-h-0 flex-1 flex-col outline-none"
          >
            <div className="flex h-14 flex-none items-center gap-3 border-line border-b pr-3 pl-5 phone:pr-1 phone:pl-4">
              {view === 'keys' ? (
                <IconButton label={t('back')} className="-ml-2 phone:-ml-3" onClick={leaveKeys} onKeyDown={pressOnly}>
                  <ArrowLeft aria-hidden />
                </IconButton>
              ) : search.state === 'searching' ? (
                <LoaderCircle aria-hidden className="skeleton-late size-[18px] animate-spin text-ink-3" />
              ) : (
                <Search aria-hidden className="size-[18px] text-ink-3" />
              )}
              <Command.Input
                ref={field}
                value={typed}
                maxLength={mostWords}
                placeholder={t('placeholder')}
                enterKeyHint="go"
                className="h-full min-w-0 flex-1 bg-transparent text-lg outline-none phone:text-[16px]"
                onCompositionStart={() => {
                  composing.current = true
                }}
                onCompositionEnd={(event) => {
                  composing.current = false
                  ask(event.currentTarget.value)
                }}
                onValueChange={(words) => {
                  setTyped(words)
                  setView('lines')
                  // What an input method has not settled yet is nobody's question.
                  if (!composing.current) ask(words)
                }}
                // These move in the text, not in the list.
                onKeyDown={(event) => (event.key === 'Home' || event.key === 'End') && event.stopPropagation()}
              />
              <Dialog.Close
                onKeyDown={pressOnly}
                className="hidden h-11 flex-none px-3 text-accent-text text-md phone:block"
              >
                {t('cancel')}
              </Dialog.Close>
            </div>
            {view === 'keys' ? (
              <KeysView mod={mod} />
            ) : (
              <>
                <PaletteStatus
                  q={q}
                  state={search.state}
                  records={records}
                  none={none}
                  readsRules={offer.may.readRules}
                  onAgain={search.again}
                  hasLines={items.length > 0}
                />
                <Command.List
                  label={t('lines')}
                  aria-busy={search.state === 'searching'}
                  className="min-h-0 flex-1 overflow-y-auto overscroll-contain px-2 pt-1 pb-2"
                >
                  {groups.map((group) => (
                    <Command.Group
                      key={group.id}
                      heading={group.heading}
                      className="[&_[cmdk-group-heading]]:px-3 [&_[cmdk-group-heading]]:pt-2.5 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-ink-3 [&_[cmdk-group-heading]]:text-xs"
                    >
                      {group.items.map((item) => (
                        <PaletteRow key={item.id} item={item} words={words} onTake={take} onPoint={moved} />
                      ))}
                    </Command.Group>
                  ))}
                </Command.List>
              </>
            )}
            <PaletteFoot mod={mod} count={q && search.state === 'settled' ? items.length : null} />
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
