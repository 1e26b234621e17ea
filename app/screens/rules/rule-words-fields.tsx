import { useTranslation } from 'react-i18next'
import { Field } from '#app/components/ui/field.tsx'
import { Input } from '#app/components/ui/input.tsx'
import { useGroup } from '#app/i18n/use-group.ts'
import type { WrittenRuleState } from './use-written-rule.ts'

const sides = ['zh', 'en'] as const

/** What the rule is called and why it is there, in both languages: whoever is warned reads both. */
export function RuleWordsFields({ written, strict }: { written: WrittenRuleState; strict: boolean }) {
  const { t } = useTranslation('rule-builder')
  const { side } = useGroup()
  const { rule, problems, change } = written
  const order = side === 'zh' ? sides : (['en', 'zh'] as const)
  const error = (place: string) => {
    if (!strict) return undefined
    return problems.some((problem) => problem.place === place) ? t('words.needed') : undefined
  }
  return (
    <section aria-labelledby="words-title" className="border-line border-t pt-3 pb-4">
      <h2 id="words-title" className="mb-2 font-semibold text-base">
        {t('words.title')}
      </h2>
      <div className="grid gap-x-4 gap-y-3 desk:grid-cols-2">
        {(['name', 'why'] as const).flatMap((field) =>
          order.map((language) => (
            <Field
              key={`${field} ${language}`}
              label={t(`words.${field}.${language}`)}
              error={error(`${field}.${language}`)}
            >
              {(attributes) => (
                <Input
                  {...attributes}
                  lang={language === 'zh' ? 'zh-CN' : 'en'}
                  maxLength={200}
                  value={rule[field][language]}
                  onChange={({ target }) =>
                    change(
                      (before) => ({ ...before, [field]: { ...before[field], [language]: target.value } }),
                      `${field} ${language}`,
                    )
                  }
                />
              )}
            </Field>
          )),
        )}
      </div>
    </section>
  )
}
