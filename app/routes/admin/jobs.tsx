import { VerbLinks } from '#app/components/forms/verb-links.tsx'
import type { PageHandle } from '#app/components/shell/use-crumbs.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { JobDesk } from '#app/jobs/job-desk.server.ts'
import { jobsNamed } from '#app/jobs/job-label.ts'
import { askQueue } from '#app/jobs/queue-of-process.ts'
import { readRelayState } from '#app/jobs/relay-state.server.ts'
import { JobsScreen } from '#app/screens/jobs/jobs-screen.tsx'
import { findPersonNames, searchPeople } from '#crm/org/find-person-names.server.ts'
import { readSettings } from '#crm/org/read-settings.server.ts'
import { findSweepTroubles } from '#crm/warnings/list-sweep-runs.server.ts'
import { isAppError } from '#lib/errors.ts'
import { soundText, z } from '#lib/zod.ts'
import type { Route } from './+types/jobs.ts'

const most = 20

const AddressSchema = z.object({
  q: soundText().trim().max(100).catch(''),
  page: z.coerce.number().int().min(1).max(250).catch(1),
})

export const loader = door('job:manage', async ({ inTx, request }: Route.LoaderArgs & Door) => {
  const { q, page } = AddressSchema.parse(Object.fromEntries(new URL(request.url).searchParams))
  const text = q.toLowerCase()
  const { timeZone, personIds, troubles } = await inTx(async (tx) => ({
    troubles: await findSweepTroubles({ tx }),
    timeZone: (await readSettings(tx)).timeZone,
    personIds: q ? await searchPeople({ tx, text: q }) : [],
  }))
  const search = q ? { text, names: jobsNamed(text), personIds } : null
  const relay = await readRelayState()
  const queue = await askQueue(async (open) => {
    const desk = new JobDesk(open)
    return {
      counts: await desk.counts(),
      schedules: await desk.schedules(),
      failed: await desk.failed({ search, offset: (page - 1) * most, most }),
    }
  }).catch((error: unknown) => {
    if (isAppError(error) && error.code === 'QUEUE_GONE') return null
    throw error
  })
  const ids = (queue?.failed.rows ?? []).flatMap(({ personId }) => personId ?? [])
  const names = await inTx((tx) => findPersonNames({ tx, ids }))
  return { q, page, timeZone, relay, troubles, queue, names: Object.fromEntries(names) }
})

export const handle: PageHandle = { crumbs: (_data, { t }) => [{ label: t('nav.jobs') }] }

export default function JobsRoute({ loaderData }: Route.ComponentProps) {
  return (
    <>
      <VerbLinks of="/admin/jobs" verbs={['run', 'retry', 'discard']} />
      <JobsScreen {...loaderData} />
    </>
  )
}
