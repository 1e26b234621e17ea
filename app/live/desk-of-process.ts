import { once } from '#lib/once.ts'
import type { NewsDesk } from './news-desk.server.ts'

// The server and the bundle of the routes each have their own copy of this module.
const holder = () => once<{ desk: Pick<NewsDesk, 'follow'> | null }>('news-desk', () => ({ desk: null }))

/** Lets the pages of this process follow what happens; null takes it back. */
export function offerNewsDesk(desk: Pick<NewsDesk, 'follow'> | null): void {
  holder().desk = desk
}

/** The desk of this process; null where no server keeps one. */
export function newsDesk(): Pick<NewsDesk, 'follow'> | null {
  return holder().desk
}
