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
import { reportFailure } from './http/report-failure.server.ts'
import { requestOf } from './http/request-context.ts'
import { unexpectedBody } from './http/throw-response.server.ts'
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
  const { nonce, requestId } = requestOf(loadContext)
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
        // Thrown as an answer, it reaches the error page with the request's id; an Error would lose it on the way.
        onShellError: () => reject(Response.json(unexpectedBody(requestId), { status: 500 })),
        onError(error: unknown) {
          answerStatus = 500
          reportFailure(error, loadContext)
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

/** What a page shows is for whoever asked: nobody keeps it, so that Back shows nothing after they have signed out. */
function keepToOnePerson(headers: Headers): void {
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store')
}

/** Failures outside of the doors; an answer that was thrown has been logged, and a request that was given up is none. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (!request.signal.aborted && !(error instanceof Response)) reportFailure(error, context)
}

export const streamTimeout = patience
