import { expect, test } from 'vitest'
import type { Digest } from '#crm/digests/get-digest.server.ts'
import { digestMail } from './digest-mail.ts'

const digest: Digest = {
  day: { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' },
  approvals: 0,
  warnings: { rows: [], count: 0, more: false },
  plans: { rows: [], more: false },
  mentions: [
    {
      by: { id: 'xu', name: { zh: '许若兰', en: 'Xu Ruolan' } },
      text: '底价不能低于八千万',
      flag: { id: 'f1', name: { zh: '质保金过高', en: 'Retention too high' }, clause: '9.2' },
      versionId: 'v1',
      document: '买方稿\nV2',
    },
  ],
  forwards: [
    {
      by: { id: 'xu', name: { zh: '许若兰', en: 'Xu Ruolan' } },
      note: '报价前先看这里',
      article: { id: 'a1', title: '压机\n选型' },
    },
  ],
  unread: 1,
}
const person = { id: 'zhou', name: { zh: '周启明', en: 'Zhou Qiming' }, address: 'zhou@gantry.example' }

test.each([
  ['zh-CN', '## 提到你的评论', '- 许若兰 提到了你 · 质保金过高'],
  ['en', '## Comments that mention you', '- Xu Ruolan mentioned you · Retention too high'],
] as const)(
  'a comment that mentions one leads to its flag and keeps its words to itself: %s',
  async (language, title, line) => {
    const { text, html } = await digestMail({ digest, person, language, publicUrl: 'https://crm.example.com' })
    const at = text.split('\n').indexOf(title)
    expect(text.split('\n').slice(at, at + 5)).toEqual([
      title,
      '',
      line,
      '  买方稿 V2 · 9.2',
      '  https://crm.example.com/documents/v1?flag=f1',
    ])
    expect(html).toContain('<a href="https://crm.example.com/documents/v1?flag=f1">')
    expect(text + html).not.toContain('底价')
  },
)

test.each([
  ['zh-CN', 3, 'Gantry 2026-11-27：3 件等你批，1 条未读通知', '3 件等你批'],
  [
    'en',
    1,
    'Gantry 27 Nov 2026: 1 request waits for your approval, 1 unread notification',
    '1 request waits for your approval',
  ],
  ['zh-CN', 100, 'Gantry 2026-11-27：至少 100 件等你批，1 条未读通知', '至少 100 件等你批'],
] as const)(
  'what waits for approval comes first and leads to it: %s, %i',
  async (language, approvals, subject, title) => {
    const mail = await digestMail({
      digest: { ...digest, approvals },
      person,
      language,
      publicUrl: 'https://crm.example.com',
    })
    expect(mail.subject).toBe(subject)
    expect(mail.text).toContain(`\n${title}: https://crm.example.com/approvals\n`)
    expect(mail.html).toContain(`<a href="https://crm.example.com/approvals">${title}</a>`)
  },
)

test.each([
  ['zh-CN', '## 转给你的文章', '  许若兰 转给你'],
  ['en', '## Articles that were forwarded to you', '  Xu Ruolan forwarded it'],
] as const)(
  'an article that was forwarded to one leads there, without what was written with it: %s',
  async (language, title, by) => {
    const { text, html } = await digestMail({ digest, person, language, publicUrl: 'https://crm.example.com' })
    const at = text.split('\n').indexOf(title)
    const address = 'https://crm.example.com/knowledge/articles/a1'
    expect(text.split('\n').slice(at, at + 5)).toEqual([title, '', '- 压机 选型', by, `  ${address}`])
    expect(html).toContain(`<a href="${address}">`)
    expect(text + html).not.toContain('报价前')
  },
)
