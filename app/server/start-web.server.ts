import { createServer } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { createRequestHandler } from '@react-router/express'
import compression from 'compression'
import express from 'express'
import type { Logger } from 'pino'
import { RouterContextProvider, type ServerBuild } from 'react-router'
import { requestContext } from '#app/http/request-context.ts'
import { AppError } from '#lib/errors.ts'
import { answerFailure } from './answer-failure.ts'
import { believeProxies, type TrustedProxies } from './believe-proxies.ts'
import { closeServer } from './close-server.ts'
import { drainBody } from './drain-body.ts'
import { listen } from './listen.ts'
import { logRequests } from './log-requests.ts'
import { securityHeaders } from './security-headers.ts'

export interface WebOptions {
  port: number
  host: string
  log: Logger
  /** behind proxies: how many of them, or in which networks, whose X-Forwarded-* are believed */
  trustProxy?: TrustedProxies
}

export interface Web {
  url: string
  /** stops taking requests, lets the running ones end for two seconds, then cuts them */
  close: () => Promise<void>
}

const root = fileURLToPath(new URL('../../', import.meta.url))
const pdfData = fileURLToPath(new URL('.', import.meta.resolve('pdfjs-dist/package.json')))

/** Serves the production build. @throws AppError CONFIG when nothing can be served at the address, or nothing was built */
export async function startWeb({ port, host, log, trustProxy = false }: WebOptions): Promise<Web> {
  const build = await loadBuild()
  const app = express()
  app.disable('x-powered-by')
  believeProxies(app, trustProxy)
  app.use(logRequests(log))
  app.use(drainBody())
  app.use(securityHeaders)
  app.use(compression())
  app.use(
    '/assets',
    express.static(`${root}build/client/assets`, { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  // What PDF files leave out, for whoever draws one in the browser: of the installed package, by name and nothing else.
  app.use('/pdf-data', (request, response, next) => {
    if (/^\/(cmaps\/[\w-]+\.bcmap|standard_fonts\/[\w-]+\.(pfb|ttf))$/.test(request.path)) next()
    else response.status(404).end()
  })
  app.use('/pdf-data', express.static(pdfData, { immutable: true, maxAge: '1y', fallthrough: false }))
  app.use(express.static(`${root}build/client`, { maxAge: '1h', index: false }))
  app.use(
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (_request, response) => {
        const context = new RouterContextProvider()
        const { nonce, requestId } = response.locals
        response.locals.request = { nonce, requestId }
        context.set(requestContext, response.locals.request)
        return context
      },
    }),
  )
  app.use(answerFailure(log))
  // A question of two thousand words stands in the address.
  const server = createServer({ maxHeaderSize: 128 * 1024 }, app)
  const real = await listen(server, { port, host })
  return {
    url: `http://${host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host}:${real}`,
    close: () => closeServer(server),
  }
}

async function loadBuild(): Promise<ServerBuild> {
  try {
    return await import(pathToFileURL(`${root}build/server/index.js`).href)
  } catch (cause) {
    throw new AppError('CONFIG', 'there is no production build, or it does not load; run npm run build', { cause })
  }
}
