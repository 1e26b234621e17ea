import { createContext, type RouterContextProvider } from 'react-router'
import { once } from '#lib/once.ts'

export interface RequestContext {
  /** of this answer's content security policy */
  nonce: string
  /** in the log and on error pages */
  requestId: string
  /** who asks, once a door has found out: for the log */
  personId?: string
}

/** What the server knows of a request before the routes do. Once a process: server and bundle each load this file. */
export const requestContext = once('requestContext', () => createContext<RequestContext>())

/** The nonce and id of the request, or empty ones where no server set them (tests of single routes). */
export function requestOf(context: Readonly<RouterContextProvider>): RequestContext {
  try {
    return context.get(requestContext)
  } catch {
    return { nonce: '', requestId: '' }
  }
}
