import packageFile from '#package.json' with { type: 'json' }
import { withRole } from '#prisma/with-actor.server.ts'

export const productVersion: string = packageFile.version

export interface Health {
  status: 'ok' | 'down'
  database: 'ok' | 'down'
  version: string
}

/** Asks the database for a sign of life. Down when it gives none within two seconds. */
export async function checkHealth(patience = 2_000): Promise<Health> {
  const asked = withRole('gantry_auth', (tx) => tx.$queryRaw`SELECT 1`).then(
    () => 'ok' as const,
    () => 'down' as const,
  )
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<'down'>((resolve) => {
    timer = setTimeout(() => resolve('down'), patience)
  })
  const database = await Promise.race([asked, late])
  clearTimeout(timer)
  return { status: database, database, version: productVersion }
}
