import { FolderTree, PenLine, Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate, useNavigation } from 'react-router'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { InlineError } from '#app/components/ui/inline-error.tsx'
import { ResponsiveDialog } from '#app/components/ui/responsive-dialog.tsx'
import { SearchInput } from '#app/components/ui/search-input.tsx'
import { SegmentedLinks } from '#app/components/ui/segmented-links.tsx'
import { SkeletonRows } from '#app/components/ui/skeleton.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { ArticlePage } from '#knowledge/articles/find-articles.server.ts'
import { wayTo } from '#knowledge/directories/directory-tree.ts'
import type { DirectoryNode } from '#knowledge/directories/list-directories.server.ts'
import type { Found } from '#knowledge/search/hit.ts'
import { HitLine, RowLine } from './article-lines.tsx'
import { AddDirectoryDialog } from './directory-dialogs.tsx'
import { DirectoryLink, DirectoryTree } from './directory-tree.tsx'
import type { KnowledgeAddress } from './knowledge-address.ts'
import { listAddress } from './list-address.ts'
import { NothingHere } from './nothing-here.tsx'

interface Props {
  address: KnowledgeAddress
  directories: readonly DirectoryNode[]
  /** what a query finds; null without one */
  found: Found | null
  /** the latest articles; null with a query */
  page: ArticlePage | null
  /** people who found an article useful, by its id */
  useful: Record<string, number>
  /** every organisation, for whoever may make a directory at the top */
  orgs: { id: string; name: Bilingual; depth: number }[] | null
}

const modes = ['words', 'meaning', 'both'] as const

/** Knowledge: directories at the side, what is looked for on top, and what was found with why; all of it stands in the address. */
export function ListScreen({ address, directories, found, page, useful, orgs }: Props) {
  const { t } = useTranslation('knowledge')
  const { name } = useGroup()
  const navigate = useNavigate()
  const navigation = useNavigation()
  const [opening, setOpening] = useState<'tree' | 'add' | null>(null)
  const close = () => setOpening(null)
  const loading = navigation.state === 'loading' && navigation.location.pathname === '/knowledge'
  const { q, mode = 'both', directory, mine } = address
  const chosen = directories.find(({ id }) => id === directory)
  const placeOf = (id: string) =>
    wayTo(directories, id)
      .map((one) => name(one.name))
      .join(' / ')
  const mayWrite = directories.some(({ may }) => may.includes('write'))
  const title = mine ? t('tree.mine') : chosen ? name(chosen.name) : t('tree.all')
  const hits = found?.hits ?? []
  return (
    <div className="flex h-full min-h-0 flex-col">
      <header className="flex flex-none flex-wrap items-center gap-3 border-line border-b px-5 py-3.5 phone:gap-2 phone:px-4">
        <h1 className="sr-only">{t('title')}</h1>
        <SearchInput
          key={q ?? ''}
          className="h-10 flex-1 text-base phone:h-11 phone:basis-full"
          label={t('search.label')}
          placeholder={t('search.placeholder')}
          defaultValue={q ?? ''}
          onSearch={(typed) => navigate(listAddress(address, { q: typed.trim() || undefined, mine: undefined }))}
        />
        <SegmentedLinks
          label={t('mode.label')}
          items={modes.map((one) => ({
            to: listAddress(address, { mode: one === 'both' ? undefined : one }),
            label: t(`mode.${one}`),
            current: mode === one,
          }))}
        />
        {mayWrite && (
          <ButtonLink
            className="phone:ml-auto"
            variant="primary"
            icon={<PenLine aria-hidden />}
            to={`/knowledge/articles/new${chosen ? `?directory=${chosen.id}` : ''}`}
          >
            {t('write.open')}
          </ButtonLink>
        )}
      </header>
      <div className="grid min-h-0 flex-1 desk:grid-cols-[228px_minmax(0,1fr)]">
        <aside className="min-h-0 overflow-y-auto border-line border-r px-2 py-4 phone:hidden">
          <DirectoryTree address={address} directories={directories} />
          {orgs && (
            <Button className="mt-3 ml-0.5" size="sm" variant="quiet" icon={<Plus />} onClick={() => setOpening('add')}>
              {t('directory.add')}
            </Button>
          )}
        </aside>
        <div className="min-h-0 min-w-0 overflow-y-auto px-6 pt-4 pb-8 phone:px-4" aria-busy={loading}>
          <div className="max-w-[760px]">
            <Button className="mb-3 desk:hidden" icon={<FolderTree aria-hidden />} onClick={() => setOpening('tree')}>
              <span className="cut">{title}</span>
            </Button>
            <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1 pb-2 text-ink-3">
              <b className="font-semibold text-ink">
                {found ? t(hits.length === mostShown ? 'found.most' : 'found.count', { count: hits.length }) : title}
              </b>
              <span>{t(found ? 'found.scope' : mine ? 'latest.mine' : 'latest.scope')}</span>
              {chosen && <DirectoryLink id={chosen.id} />}
            </p>
            {found?.wordsAlone && hits.length > 0 && (
              <InlineError tone="info" className="mb-3">
                {t('found.wordsAlone')}
              </InlineError>
            )}
            {loading ? (
              <SkeletonRows rows={8} />
            ) : (
              <>
                <ul>
                  {hits.map((hit) => (
                    <HitLine
                      key={hit.source.id}
                      hit={hit}
                      place={hit.article ? placeOf(hit.article.directoryId) : ''}
                      useful={useful[hit.source.id] ?? 0}
                    />
                  ))}
                  {(page?.rows ?? []).map((row) => (
                    <RowLine key={row.id} row={row} place={placeOf(row.directoryId)} useful={useful[row.id] ?? 0} />
                  ))}
                </ul>
                {hits.length === 0 && (page?.rows ?? []).length === 0 && (
                  <NothingHere
                    address={address}
                    wordsAlone={found?.wordsAlone ?? false}
                    tooCommon={found?.tooCommon ?? false}
                    mayWrite={mayWrite}
                    onAddDirectory={orgs && directories.length === 0 ? () => setOpening('add') : undefined}
                    isEmpty={directories.every(({ articles }) => articles === 0)}
                  />
                )}
              </>
            )}
            {!loading && (page?.next || address.cursor) && (
              <nav aria-label={t('pages.label')} className="flex gap-6 py-3">
                {address.cursor && (
                  <Link className="link" to={listAddress(address)}>
                    {t('pages.first')}
                  </Link>
                )}
                {page?.next && (
                  <Link
                    className="link"
                    to={listAddress(address, { cursor: `${page.next.updatedAt}_${page.next.id}` })}
                  >
                    {t('pages.next')}
                  </Link>
                )}
              </nav>
            )}
          </div>
        </div>
      </div>
      {opening === 'tree' && (
        <ResponsiveDialog open onOpenChange={(open) => !open && close()} title={t('tree.label')}>
          <DirectoryTree address={address} directories={directories} onPick={close} />
          {orgs && (
            <Button className="mt-3" icon={<Plus />} onClick={() => setOpening('add')}>
              {t('directory.add')}
            </Button>
          )}
        </ResponsiveDialog>
      )}
      {opening === 'add' && orgs && <AddDirectoryDialog parentId={null} orgs={orgs} onClose={close} />}
    </div>
  )
}

/** As many as the page asks for. */
const mostShown = 50
