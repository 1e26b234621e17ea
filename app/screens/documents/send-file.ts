import type { ErrorBody } from '#app/http/throw-response.server.ts'

const signedOut: ErrorBody = { code: 'UNAUTHENTICATED', details: {} }

interface SendOptions {
  /** address of the verb, with what is said of the file in its query */
  to: string
  file: File
  /** 0 to 100 */
  onProgress: (percent: number) => void
  signal: AbortSignal
  /** what an answer has that is one */
  has: string
}

/**
 * Sends a file as the body of one request, and says how far it is, which fetch cannot.
 * @throws ErrorBody what the server said of it; null in its place where nothing came back
 */
export function sendFile<Answer>({ to, file, onProgress, signal, has }: SendOptions): Promise<Answer> {
  return new Promise((resolve, reject: (reason: ErrorBody | null) => void) => {
    const request = new XMLHttpRequest()
    request.open('POST', to)
    request.responseType = 'json'
    request.setRequestHeader('content-type', 'application/octet-stream')
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.floor((loaded / Math.max(total, 1)) * 100))
    request.onerror = () => reject(null)
    request.onabort = () => reject(null)
    request.onload = () => {
      // Signed out meanwhile, the answer is the page of sign-in, and no account of a file.
      const answer: unknown = request.response
      const isAnswer = typeof answer === 'object' && answer !== null && has in answer
      if (request.status === 200 && isAnswer) resolve(answer as Answer)
      else if (request.status === 200) reject(signedOut)
      else reject((request.response as ErrorBody | null) ?? null)
    }
    signal.addEventListener('abort', () => request.abort(), { once: true })
    request.send(file)
  })
}
