import { useEffect, useRef, useState } from 'react'
import type { Progress } from '#crm/conversations/answer.schema.ts'

/** Milliseconds without a sign of life after which the line is said to be lost. */
const silent = 12_000

interface StreamOptions {
  /** address of the conversation and the question, `<id>/turns/<id>` */
  of: string
  /** rises with every try */
  attempt: number
  /** nothing more comes: what became of it can be read. @returns whether it was */
  onEnded: () => Promise<boolean>
}

/**
 * Follows an answer while it is made. A lost line is taken up again by itself and told of meanwhile: when the network is back, when the
 * page is looked at again, and every few seconds.
 */
export function useTurnStream({ of, attempt, onEnded }: StreamOptions): { progress: Progress | null; lost: boolean } {
  const [progress, setProgress] = useState<Progress | null>(null)
  const [lost, setLost] = useState(false)
  const ended = useRef(onEnded)
  ended.current = onEnded

  useEffect(() => {
    let source: EventSource | null = null
    let heard = Date.now()
    let over = false
    let reading = false
    setProgress(null)
    setLost(false)
    const hear = () => {
      heard = Date.now()
      setLost(false)
    }
    const open = () => {
      source?.close()
      if (over || reading) return
      source = new EventSource(`/copilot/${of}/stream?attempt=${attempt}`)
      source.addEventListener('here', hear)
      source.addEventListener('turn', ({ data }) => {
        hear()
        setProgress(JSON.parse(data) as Progress)
      })
      source.addEventListener('ended', ({ data }) => {
        source?.close()
        over = data === '"signed-out"'
        reading = true
        // The line may have held, and the reading fail: then it is followed, and read, once more.
        void ended.current().then((wasRead) => {
          over ||= wasRead
          reading = false
        })
      })
    }
    const again = () => {
      if (!document.hidden) open()
    }
    const away = () => setLost(true)
    const watch = setInterval(() => {
      if (over) return
      if (Date.now() - heard > silent) setLost(true)
      // A browser tries a broken line again, but not one that was refused.
      if (source?.readyState === EventSource.CLOSED) open()
    }, 2_000)
    open()
    window.addEventListener('online', again)
    window.addEventListener('offline', away)
    document.addEventListener('visibilitychange', again)
    return () => {
      over = true
      clearInterval(watch)
      source?.close()
      window.removeEventListener('online', again)
      window.removeEventListener('offline', away)
      document.removeEventListener('visibilitychange', again)
    }
  }, [of, attempt])

  return { progress, lost }
}
