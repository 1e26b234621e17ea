import { formats } from '#app/i18n/format.ts'
import type { Unmailed } from '#crm/notifications/find-unmailed.server.ts'
import type { Bilingual } from '#crm/org/bilingual.ts'
import type { WrittenLanguage } from '#crm/org/written-languages.ts'
import { asHtml, asText, oneLine } from './mail-page.ts'
import { mailWords } from './mail-words.ts'
import type { Mail } from './mailer.server.ts'

interface ApprovalMailOptions {
  told: Unmailed
  person: { name: Bilingual; address: string }
  language: WrittenLanguage
  day: { today: string; timeZone: string }
  publicUrl: string
}

/**
 * Tells somebody by mail who asks for their approval, of what and until when, or what has become of what they have submitted. It
 * leads to the request and decides nothing: a link that did would be followed by whatever looks through mails on the way. What it
 * costs and what people wrote about it stay where their readers alone see them.
 */
export async function approvalMail({ told, person, language, day, publicUrl }: ApprovalMailOptions): Promise<Mail> {
  const t = await mailWords(language)
  const { name, instant } = formats({ language, ...day })
  const { approval, asked, reminder, assign, dueAt } = told
  const at = (path: string) => new URL(path, publicUrl).href
  const names = { name: name(approval.submitter.name), what: name(approval.name) }
  const key = assign ? 'assign' : asked ? (reminder ? 'reminder' : 'asked') : approval.state
  const kind = approval.type === 'contract' ? 'contract' : 'exception'
  const what = oneLine(t(`approval.${key}.${kind}`, names))
  const page = {
    hello: oneLine(t('approval.hello', { name: name(person.name) })),
    what,
    below: [
      oneLine(t('approval.customer', { name: name(approval.customer) })),
      ...(dueAt && !assign ? [t('approval.until', { when: instant(dueAt) })] : []),
    ],
    sections: [],
    links: [
      {
        title: t(assign ? 'approval.assignNow' : asked ? 'approval.decide' : 'approval.open'),
        href: at(`/approvals/${approval.id}`),
      },
    ],
    why: t('approval.why', { page: t('page') }),
    settings: at('/sessions'),
  }
  return {
    to: { name: oneLine(name(person.name)), address: person.address },
    subject: what,
    text: asText(page),
    html: asHtml(page, language),
    id: `approval-${told.id}`,
  }
}
