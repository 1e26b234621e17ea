import type { RuleFile } from '#engine/rule-file.ts'

/** A warning as an administrator would write it, with cases of both kinds: nothing happened for over three days. */
export function aWarningDraft(change: Partial<RuleFile> = {}): Record<string, unknown> {
  return {
    id: 'WA-01',
    set: 'warnings',
    subject: 'opportunity',
    name: { zh: '三天没动静', en: 'Quiet for three days' },
    why: { zh: '三天没人跟进要问一句', en: 'Three days without a word are worth a question' },
    owner: 'administrator',
    scope: { severity: 'watch', notify: 'owner' },
    condition: { all: [{ fact: 'daysSinceLastActivity', operator: 'greaterThan', value: 3 }] },
    cases: [
      { name: { zh: '第四天', en: 'Day 4' }, facts: { daysSinceLastActivity: 4 }, expect: 'warn' },
      { name: { zh: '第三天', en: 'Day 3' }, facts: { daysSinceLastActivity: 3 }, expect: 'quiet' },
    ],
    ...change,
  }
}
