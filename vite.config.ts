import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'

/** Floors below app/ stay out of the server bundle: Node loads them as they are, once, for the bundle and the server alike. */
const lowerFloors = /^#(ai|crm|knowledge|ingest|engine|prisma|lib)\//

export default defineConfig(({ isSsrBuild }) => ({
  plugins: [tailwindcss(), reactRouter()],
  build: {
    assetsInlineLimit: 0,
    rolldownOptions: isSsrBuild ? { external: [lowerFloors] } : {},
  },
}))
