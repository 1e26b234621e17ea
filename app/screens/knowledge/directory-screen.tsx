import { FolderInput, Pencil, Plus, ShieldCheck } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Section } from '#app/components/ui/section.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { DirectoryGrant, DirectoryNode } from '#knowledge/directories/list-directories.server.ts'
import { AddDirectoryDialog, RenameDirectoryDialog } from './directory-dialogs.tsx'
import { GrantsDialog } from './grants-dialog.tsx'
import { type DirectoryPlaces, MoveDirectoryDialog } from './move-dialogs.tsx'
import { RightsTable, useGrantLines } from './rights-table.tsx'

interface Props {
  directory: DirectoryNode
  /** of which directory it has its rights; null where that is out of sight */
  from: DirectoryNode | null
  grants: readonly DirectoryGrant[]
  orgs: readonly { id: string; name: Bilingual; depth: number }[]
  moving: DirectoryPlaces
}

/** A directory: what it is called, and who may do what in it. Whoever writes in it changes both. */
export function DirectoryScreen({ directory, from, grants, orgs, moving }: Props) {
  const { t } = useTranslation('knowledge')
  const { name } = useGroup()
  const [opening, setOpening] = useState<'rename' | 'move' | 'add' | 'grants' | null>(null)
  const close = () => setOpening(null)
  const mayWrite = directory.may.includes('write')
  const isOwn = from?.id === directory.id
  const lines = useGrantLines(grants)
  return (
    <div className="page-pad w-full max-w-[760px] pt-4.5 pb-10">
      <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <div className="min-w-0 flex-1 phone:basis-full">
          <h1 className="break-words font-semibold text-xl">{name(directory.name)}</h1>
          <p className="mt-0.5 text-ink-3">{t('directory.articles', { count: directory.articles })}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <ButtonLink to={`/knowledge?directory=${directory.id}`}>{t('directory.show')}</ButtonLink>
          {mayWrite && (
            <>
              <Button icon={<Pencil />} onClick={() => setOpening('rename')}>
                {t('directory.rename')}
              </Button>
              <Button icon={<FolderInput />} onClick={() => setOpening('move')}>
                {t('move.open')}
              </Button>
              <Button icon={<Plus />} onClick={() => setOpening('add')}>
                {t('directory.addSub')}
              </Button>
            </>
          )}
        </div>
      </header>
      <Section
        className="mt-4"
        title={t('rights.title')}
        fixed
        actions={
          mayWrite && (
            <Button size="sm" variant="quiet" icon={<ShieldCheck />} onClick={() => setOpening('grants')}>
              {t(isOwn ? 'rights.change' : 'rights.setOwn')}
            </Button>
          )
        }
      >
        <p className="pb-1 text-ink-3">
          {isOwn ? t('rights.own') : from ? t('rights.inherited') : t('rights.unseen')}
          {!isOwn && from && (
            <Link className="link ml-1" to={`/knowledge/directories/${from.id}`}>
              {name(from.name)}
            </Link>
          )}
        </p>
        <RightsTable lines={[{ key: 'you', name: t('rights.you'), rights: directory.may, strong: true }, ...lines]} />
      </Section>
      {opening === 'rename' && <RenameDirectoryDialog directory={directory} onClose={close} />}
      {opening === 'move' && <MoveDirectoryDialog directory={directory} {...moving} onClose={close} />}
      {opening === 'add' && <AddDirectoryDialog parentId={directory.id} orgs={[]} onClose={close} />}
      {opening === 'grants' && <GrantsDialog directoryId={directory.id} grants={grants} orgs={orgs} onClose={close} />}
    </div>
  )
}
