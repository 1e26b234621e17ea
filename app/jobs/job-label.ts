import en from '#app/i18n/messages/en/jobs.json' with { type: 'json' }
import zh from '#app/i18n/messages/zh-CN/jobs.json' with { type: 'json' }
import { jobCatalogue } from './job-catalogue.ts'

/** The catalogue's key of a job's name: dots would lead deeper into it. */
export type LabelKey = keyof typeof en.name

/** A name that this version does not know is none of the catalogue's. */
export function labelKey(name: string): LabelKey {
  return Object.hasOwn(jobCatalogue, name) ? (name.replaceAll('.', '-') as LabelKey) : 'other'
}

/** The jobs whose name, in either language, holds what somebody typed. */
export function jobsNamed(text: string): string[] {
  return Object.keys(jobCatalogue).filter((name) =>
    [en.name, zh.name].some((names) => {
      const label = names[labelKey(name)]
      return [label, name].some((one) => one.toLowerCase().includes(text))
    }),
  )
}
