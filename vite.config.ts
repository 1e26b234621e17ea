import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig, type Plugin } from 'vite'

const lowerFloors = /^#(ai|crm|knowledge|ingest|engine|prisma|lib)\//

/**
 * Floors below app/ stay out of the server bundle: Node loads them as they are, once, for the bundle and the server alike.
 * A plugin, since the router builds browser and server in one go, and `external` of the configuration would hold for both.
 */
function nativeFloors(): Plugin {
  return {
    name: 'gantry:native-floors',
    enforce: 'pre',
    apply: 'build',
    applyToEnvironment: (environment) => environment.name === 'ssr',
    resolveId: (source) => (lowerFloors.test(source) ? { id: source, external: true } : null),
  }
}

export default defineConfig({
  plugins: [nativeFloors(), tailwindcss(), reactRouter()],
  // A data: URL would need a hole in the content security policy.
  build: { assetsInlineLimit: 0 },
})
