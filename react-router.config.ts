import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'app',
  ssr: true,
  // All routes are known from the start: a form must find its route also when the network has gone meanwhile.
  routeDiscovery: { mode: 'initial' },
} satisfies Config
