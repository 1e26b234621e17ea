import { flagPath, recordPath } from '#app/http/record-path.ts'
import { type Formats, formats } from '#app/i18n/format.ts'
import type { Digest } from '#crm/digests/get-digest.server.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { WrittenLanguage } from '#crm/org/written-languages.ts'
import type { WarnedRecord } from '#crm/warnings/find-warnings.server.ts'
import { asHtml, asText, type MailLine as Line, oneLine } from './mail-page.ts'
import { mailWords } from './mail-words.ts'
import type { Mail } from './mailer.server.ts'

interface DigestMailOptions {
  digest: Digest
  person: { id: string; name: Bilingual; address: string }
  language: WrittenLanguage
  publicUrl: string
}

/**
 * The digest as a mail, in words and as a page. It only leads to the product: a link that decides something would be followed
 * by whatever looks through mails on the way.
 */
export async function digestMail({ digest, person, language, publicUrl }: DigestMailOptions): Promise<Mail> {
  const t = await mailWords(language)
  const { today, timeZone } = digest.day
  const format = formats({ language, today, timeZone })
  const at = (path: string) => new URL(path, publicUrl).href
  const { approvals, warnings, plans, mentions, forwards, unread } = digest
  const many = (key: 'approvals' | 'warnings' | 'plans' | 'unread', count: number, more: boolean) =>
    count === 0 ? [] : [more ? t(`${key}More`, { count }) : t(key, { count })]
  const asked = many('approvals', approvals, approvals >= 100)
  const what = [
    ...asked,
    ...many('warnings', warnings.count, warnings.more),
    ...many('plans', plans.rows.length, plans.more),
    ...many('unread', unread, unread >= 100),
  ].join(t('comma'))
  const sections = [
    { title: t('warningsTitle'), lines: warnings.rows.map((row) => warningLine(row, { t, format, at })) },
    { title: t('plansTitle'), lines: plans.rows.map((row) => planLine(row, { t, format, at, today })) },
    { title: t('mentionsTitle'), lines: mentions.map((mention) => mentionLine(mention, { t, format, at })) },
    { title: t('forwardsTitle'), lines: forwards.map((forward) => forwardLine(forward, { t, format, at })) },
  ].filter(({ lines }) => lines.length > 0)
  const hello = oneLine(t('hello', { name: format.name(person.name) }))
  const why = t('why', { page: t('page') })
  const links = [
    ...asked.map((title) => ({ title, href: at('/approvals') })),
    { title: t('all'), href: at('/workbench') },
    ...(unread > 0 ? [{ title: t('inbox'), href: at('/inbox') }] : []),
  ]
  const words = { hello, what, sections, links, why, settings: at('/sessions') }
  return {
    to: { name: oneLine(format.name(person.name)), address: person.address },
    subject: t('subject', { date: format.date(today), what }),
    text: asText(words),
    html: asHtml(words, language),
    id: `digest-${today}-${person.id}`,
  }
}

interface Drawing {
  t: Awaited<ReturnType<typeof mailWords>>
  format: Formats
  at: (path: string) => string
}

function warningLine({ rule, record, severity, reason }: Digest['warnings']['rows'][number], draw: Drawing): Line {
  const { t, format, at } = draw
  const said = reason.flatMap(({ label, value }) =>
    value ? [t('fact', { label: format.sentence(label), value: format.sentence(value) })] : [],
  )
  const about = record ? [record.name, besideOf(record)].map(format.name) : [t('unseen')]
  return {
    title: oneLine([t(severity), format.name(rule.name), about[0]].join(t('dot'))),
    href: at(record ? recordPath(record) : '/workbench'),
    below: oneLine([...about.slice(1), ...said].join(t('dot'))),
  }
}

function besideOf(record: WarnedRecord): Bilingual {
  if (record.type === 'customer') return record.company
  return record.type === 'contract' ? record.counterparty : record.customer
}

function planLine(row: Digest['plans']['rows'][number], draw: Drawing & { today: string }): Line {
  const { t, format, at, today } = draw
  const due = row.onDate === today ? t('dueToday') : t('due', { date: format.date(row.onDate) })
  return {
    title: oneLine([format.name(row.subject), due].join(t('dot'))),
    href: at(recordPath(row.record)),
    below: oneLine([row.record.name, ...(row.customer ? [row.customer] : [])].map(format.name).join(t('dot'))),
  }
}

/** Who mentioned one, and where. Not what they wrote: words about a contract stay where its readers alone see them. */
function mentionLine({ by, flag, versionId, document }: Digest['mentions'][number], { t, format, at }: Drawing): Line {
  return {
    title: oneLine([t('mentioned', { name: format.name(by.name) }), format.name(flag.name)].join(t('dot'))),
    href: at(flagPath({ versionId, flagId: flag.id })),
    below: oneLine([document, ...(flag.clause ? [flag.clause] : [])].join(t('dot'))),
  }
}

/** Who forwarded which article. Not what they wrote with it: that stays where the article's readers alone see it. */
function forwardLine({ by, article }: Digest['forwards'][number], { t, format, at }: Drawing): Line {
  return {
    title: oneLine(article.title),
    href: at(`/knowledge/articles/${article.id}`),
    below: oneLine(t('forwarded', { name: format.name(by.name) })),
  }
}
