import { idOf, organisationId, personId } from './people.ts'
import { bidId } from './world-bids.ts'
import { row, type WorldRow } from './world-row.ts'

/** Directories at the top, one that everybody reads and comments, one of a company alone, who writes it, and one that another reads. */
const directories = {
  G: { author: 'headquarters', grant: { org_id: null, rights: ['read', 'comment'] } },
  A: { author: 'owner', grant: { org_id: organisationId('A'), rights: ['read', 'comment', 'forward', 'write'] } },
  B: { author: 'stranger', grant: { org_id: organisationId('B'), rights: ['read'] } },
} as const
type Directory = keyof typeof directories

const directoryId = (label: Directory) => idOf(60, Object.keys(directories).indexOf(label))
const articleId = (label: Directory) => idOf(61, Object.keys(directories).indexOf(label))

export const knowledgeRows: readonly WorldRow[] = [
  ...Object.entries(directories).flatMap(([label, { author, grant }], number) =>
    ofDirectory({ label: label as Directory, number, author, grant }),
  ),
  ...ofArticle({
    label: 'A/draft',
    id: idOf(61, 8),
    directory_id: directoryId('A'),
    author: 'owner',
    number: 8,
    state: {},
  }),
  ...ofAudience({ label: 'company/A', number: 8, whom: { company_id: organisationId('A') } }),
  // Of the bid whose post-mortem is submitted, and of one whose is not: a passage is read with its bid, whomever it was meant for.
  ofPassage({ label: 'bid/a2', source_id: bidId(1), audience: 900 + Object.keys(directories).indexOf('B') }),
  ofPassage({ label: 'bid/a1', source_id: bidId(0), audience: 900 + Object.keys(directories).indexOf('B') }),
  row('notification', 'A/forwarded', { id: idOf(68, 0), person_id: personId('colleague'), forward_id: idOf(67, 1) }),
  row('domain_event', 'A/article', {
    id: idOf(66, 0),
    org_id: organisationId('A'),
    actor_id: personId('owner'),
    type: 'article.commented',
    entity_type: 'article',
    entity_id: articleId('A'),
    record_type: 'article',
    record_id: articleId('A'),
  }),
]

function ofDirectory(options: {
  label: Directory
  number: number
  author: string
  grant: { org_id: string | null; rights: readonly string[] }
}): WorldRow[] {
  const { label, number, author, grant } = options
  const directory_id = directoryId(label)
  const may = (right: string) => grant.rights.includes(right)
  return [
    row('knowledge_directory', label, { id: directory_id, org_id: organisationId(label), name: `目录${label}` }),
    row('knowledge_grant', label, {
      id: idOf(62, number),
      directory_id,
      org_id: grant.org_id,
      may_read: may('read'),
      may_comment: may('comment'),
      may_download: may('download'),
      may_forward: may('forward'),
      may_write: may('write'),
    }),
    ...ofArticle({
      label,
      id: articleId(label),
      directory_id,
      author,
      number,
      state: { state: 'published', published_at: '2026-11-01' },
    }),
    ...ofAudience({ label, number, whom: { directory_id } }),
  ]
}

function ofArticle(options: {
  label: string
  id: string
  directory_id: string
  author: string
  number: number
  state: Record<string, unknown>
}): WorldRow[] {
  const { label, id, directory_id, author, number, state } = options
  const article_id = id
  const author_id = personId(author)
  return [
    row('article', label, {
      id,
      directory_id,
      kind: 'article',
      language: 'zh',
      title: `文章${label}`,
      author_id,
      ...state,
    }),
    row(
      'article_version',
      label,
      { article_id, number: 1, title: `文章${label}`, body: '压力机', text: '压力机', author_id },
      ['article_id', 'number'],
    ),
    row('article_comment', label, { id: idOf(63, number), article_id, author_id, text: '有用' }),
    row('article_forward', label, {
      id: idOf(67, number),
      article_id,
      from_id: author_id,
      to_id: personId('colleague'),
    }),
    row('article_reading', label, { id: idOf(64, number), article_id, person_id: author_id, act: 'opened' }),
  ]
}

function ofAudience(options: { label: string; number: number; whom: Record<string, string> }): WorldRow[] {
  const { label, number, whom } = options
  const id = 900 + number
  return [
    row('knowledge_audience', label, { id, ...whom }),
    ofPassage({
      label,
      source_type: 'directory_id' in whom ? 'article' : 'post-mortem',
      source_id: idOf(65, number),
      audience: id,
    }),
  ]
}

function ofPassage(options: { label: string; source_type?: string; source_id: string; audience: number }): WorldRow {
  const { label, source_type = 'post-mortem', source_id, audience } = options
  const text = { heading: '标题', text: '压力机', language: 'zh', digest: 'd' }
  return row('knowledge_chunk', label, { source_type, source_id, audience, ordinal: 0, ...text }, ['source_id'])
}
