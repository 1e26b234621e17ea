import { expect, test } from 'vitest'
import type { Digest } from '#crm/digests/get-digest.server.ts'
import { digestMail } from './digest-mail.ts'

const digest: Digest = {
  day: { today: '2026-11-27', timeZone: 'Asia/Shanghai', currency: 'CNY' },
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
