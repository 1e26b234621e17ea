import { checkHealth } from '#app/http/check-health.server.ts'
import { publicDoor } from '#app/http/public-door.server.ts'

export const loader = publicDoor(async () => {
  const health = await checkHealth()
  return Response.json(health, { status: health.status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } })
})
