import { useEffect } from 'react'
import { Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import { paperOf } from '#app/documents/paper-of.server.ts'
import { readWholeReading } from '#app/documents/reading.server.ts'
import { type Door, door } from '#app/http/door.server.ts'
import { getFile } from '#crm/documents/get-file.server.ts'
import type { Route } from './+types/paper.ts'

/** The document itself, below what is said of it: it never changes, and a long one is megabytes. */
export const loader = door('document:read', async ({ inTx, params }: Route.LoaderArgs & Door) => {
  const { fileId } = await inTx((tx) => getFile({ tx, versionId: params.versionId }))
  const reading = await readWholeReading(fileId)
  return { paper: reading && paperOf(reading) }
})

/** Of the documents that this window holds: a decision about a flag loads none of them again. */
const held = new Set<string>()

export function shouldRevalidate({ nextParams, defaultShouldRevalidate }: ShouldRevalidateFunctionArgs): boolean {
  return defaultShouldRevalidate && !held.has(nextParams.versionId ?? '')
}

export default function PaperRoute({ loaderData, params }: Route.ComponentProps) {
  const { versionId } = params
  const isHere = loaderData.paper !== null
  useEffect(() => {
    if (!isHere) return
    held.add(versionId)
    return () => void held.delete(versionId)
  }, [isHere, versionId])
  return <Outlet />
}
