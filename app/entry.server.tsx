import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable } from '@react-router/node'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { I18nextProvider } from 'react-i18next'
import {
  type EntryContext,
  type HandleDataRequestFunction,
  type HandleErrorFunction,
  type RouterContextProvider,
  ServerRouter,
} from 'react-router'
import { once } from '#lib/once.ts'
import { requestOf } from './http/request-context.ts'
import { languageOf } from './i18n/languages.ts'
import { makeI18n } from './i18n/make-i18n.ts'

const patience = 10_000

export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  const { nonce } = requestOf(loadContext)
  const i18n = await makeI18n(languageOf(request))
  const waitForAll = isbot(request.headers.get('user-agent') ?? '')
  return new Promise((resolve, reject) => {
    let answerStatus = status
    const { pipe, abort } = renderToPipeableStream(
      <I18nextProvider i18n={i18n}>
        <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
      </I18nextProvider>,
      {
        nonce,
        [waitForAll ? 'onAllReady' : 'onShellReady']() {
          const body = new PassThrough()
          // Otherwise the page, long sent, would be kept in memory until then.
          body.on('close', () => clearTimeout(giveUp))
          headers.set('content-type', 'text/html; charset=utf-8')
          keepToOnePerson(headers)
          resolve(new Response(createReadableStreamFromReadable(body), { status: answerStatus, headers }))
          pipe(body)
        },
        onShellError: reject,
        onError(error: unknown) {
          answerStatus = 500
          report(error, loadContext)
        },
      },
    )
    const giveUp = setTimeout(abort, patience + 1000).unref()
  })
}

export const handleDataRequest: HandleDataRequestFunction = (response) => {
  keepToOnePerson(response.headers)
  return response
}

/** What a page shows is for whoever asked: no cache in between may keep it, and the browser's asks again. */
function keepToOnePerson(headers: Headers): void {
  if (!headers.has('cache-control')) headers.set('cache-control', 'private, no-cache')
}

/** Failures that nobody meant go to the log with the request's id; a request that was given up is none. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted) report(error, context)
}

function report(error: unknown, context: Readonly<RouterContextProvider>): void {
  const log = once('log', () => ({ error: (_fields: object, _message: string) => {} }))
  log.error({ err: error, requestId: requestOf(context).requestId }, 'unexpected failure')
}

export const streamTimeout = patience
