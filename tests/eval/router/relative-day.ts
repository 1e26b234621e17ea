import { addDays } from '#lib/clock.ts'

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const monday = (day: string) => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))
const yearOf = (day: string) => Number(day.slice(0, 4))
const first = (months: number) => `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}-01`

/** The day that an expectation means on the day of asking: `today+3`, `next-week-friday`, `coming-03-31`, `this-month-end`. */
export function relativeDay(form: string, today: string): string {
  const shifted = /^today(?:([+-]\d+))?$/.exec(form)
  if (shifted) return addDays(today, Number(shifted[1] ?? 0))
  const week = /^(next|last|this)-week-(\w+)$/.exec(form)
  if (week) {
    const by = week[1] === 'next' ? 7 : week[1] === 'last' ? -7 : 0
    return addDays(monday(today), by + weekdays.indexOf(week[2] ?? ''))
  }
  const weekday = /^coming-([a-z]+)$/.exec(form)
  if (weekday) {
    const here = addDays(monday(today), weekdays.indexOf(weekday[1] ?? ''))
    return here < today ? addDays(here, 7) : here
  }
  const end = /^coming-(\d\d)-end$/.exec(form)
  if (end) {
    const lastDay = (year: number) => addDays(first(year * 12 + Number(end[1])), -1)
    return lastDay(yearOf(today)) < today ? lastDay(yearOf(today) + 1) : lastDay(yearOf(today))
  }
  const day = /^(coming|past)-(\d\d-\d\d)$/.exec(form)
  if (day) {
    const here = `${yearOf(today)}-${day[2]}`
    if (day[1] === 'coming') return here < today ? `${yearOf(today) + 1}-${day[2]}` : here
    return here > today ? `${yearOf(today) - 1}-${day[2]}` : here
  }
  const date = /^coming-day-(\d\d)$/.exec(form)
  if (date) {
    const month = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1
    const here = `${first(month).slice(0, 8)}${date[1]}`
    return here < today ? `${first(month + 1).slice(0, 8)}${date[1]}` : here
  }
  const span = /^(this|last|next)-(month|quarter|year)-(start|end|\d\d|\d\d-\d\d)$/.exec(form)
  if (!span) throw new Error(`${form} is no day`)
  const [, which, unit, edge] = span
  const length = unit === 'month' ? 1 : unit === 'quarter' ? 3 : 12
  const here = yearOf(today) * 12 + Number(today.slice(5, 7)) - 1
  const begin = Math.floor(here / length) * length + (which === 'next' ? length : which === 'last' ? -length : 0)
  if (edge === 'start') return first(begin)
  if (/^\d\d$/.test(edge ?? '')) return `${first(begin).slice(0, 8)}${edge}`
  return edge === 'end' ? addDays(first(begin + length), -1) : `${Math.floor(begin / 12)}-${edge}`
}
