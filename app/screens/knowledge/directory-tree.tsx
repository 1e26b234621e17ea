import { BookOpen, FolderCog, PenLine } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { cn } from '#app/components/ui/cn.ts'
import { useGroup } from '#app/i18n/use-group.ts'
import { withBelow } from '#knowledge/directories/directory-tree.ts'
import type { DirectoryNode } from '#knowledge/directories/list-directories.server.ts'
import type { KnowledgeAddress } from './knowledge-address.ts'
import { listAddress } from './list-address.ts'

interface Props {
  address: KnowledgeAddress
  directories: readonly DirectoryNode[]
  onPick?: () => void
}

/** The directories that the person reads, each with the articles in it and below; what is looked for goes with them. */
export function DirectoryTree({ address, directories, onPick }: Props) {
  const { t } = useTranslation('knowledge')
  const { name } = useGroup()
  const depths = new Map<string, number>()
  for (const { id, parentId } of directories) depths.set(id, parentId ? (depths.get(parentId) ?? 0) + 1 : 0)
  const all = directories.reduce((sum, { articles }) => sum + articles, 0)
  return (
    <nav aria-label={t('tree.label')} className="grid gap-px">
      <Heading>{t('tree.label')}</Heading>
      <Line
        to={listAddress(address, { directory: undefined, mine: undefined })}
        current={!address.directory && !address.mine}
        icon={<BookOpen aria-hidden />}
        count={all}
        onPick={onPick}
      >
        {t('tree.all')}
      </Line>
      {directories.map((directory) => (
        <Line
          key={directory.id}
          to={listAddress(address, { directory: directory.id, mine: undefined })}
          current={address.directory === directory.id}
          depth={depths.get(directory.id) ?? 0}
          count={withBelow(directories, directory.id).reduce((sum, { articles }) => sum + articles, 0)}
          onPick={onPick}
        >
          {name(directory.name)}
        </Line>
      ))}
      <Heading>{t('tree.own')}</Heading>
      <Line
        to={listAddress({}, { mine: '1' })}
        current={address.mine === '1'}
        icon={<PenLine aria-hidden />}
        onPick={onPick}
      >
        {t('tree.mine')}
      </Line>
    </nav>
  )
}

function Heading({ children }: { children: ReactNode }) {
  return <div className="px-2 pt-3 pb-1 text-ink-3 text-xs first:pt-0">{children}</div>
}

interface LineProps {
  to: string
  current: boolean
  depth?: number
  icon?: ReactNode
  count?: number
  onPick?: (() => void) | undefined
  children: ReactNode
}

/** How far a line stands in; deeper than that a name has no room left. */
const indents = ['pl-2', 'pl-5', 'pl-8', 'pl-11']

function Line({ to, current, depth = 0, icon, count, onPick, children }: LineProps) {
  return (
    <Link
      to={to}
      onClick={onPick}
      aria-current={current ? 'page' : undefined}
      className={cn(
        'flex min-h-[30px] items-center gap-2 rounded-md pr-2 text-ink-2 hover:bg-hover aria-[current]:bg-pressed aria-[current]:font-medium aria-[current]:text-ink phone:min-h-11 phone:text-base',
        indents[Math.min(depth, indents.length - 1)],
      )}
    >
      {icon}
      <span className="min-w-0 flex-1 break-words">{children}</span>
      {count === undefined ? null : <span className="flex-none text-ink-2 text-xs">{count.toLocaleString('en')}</span>}
    </Link>
  )
}

/** Leads to what a directory is called and who may do what in it. */
export function DirectoryLink({ id }: { id: string }) {
  const { t } = useTranslation('knowledge')
  return (
    <Link className="link inline-flex items-center gap-1" to={`/knowledge/directories/${id}`}>
      <FolderCog aria-hidden className="size-3.5" />
      {t('directory.open')}
    </Link>
  )
}
