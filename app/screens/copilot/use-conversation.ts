import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRevalidator } from 'react-router'
import { useGroup } from '#app/i18n/use-group.ts'
import { fetchJson } from '#app/screens/opportunities/fetch-json.ts'
import type { ConversationView } from '#crm/conversations/get-conversation.server.ts'
import { newId } from '#lib/ids.ts'
import { type KeptQuestion, keepQuestion, readKept } from './kept-question.ts'
import { postForm, refusalKey } from './post-form.ts'

/** A question that the server has not got yet, and why it has not, once that is known. */
export interface Pending extends KeptQuestion {
  failure: string | null
}

export interface Conversation {
  id: string
  view: ConversationView | null
  pending: Pending | null
  /** the server could not be asked for it */
  unread: boolean
  /** @returns whether the server could be asked */
  reload: () => Promise<boolean>
  ask: (question: string, page: string, choice?: string) => void
  /** sends what did not get through once more, as the same question */
  resend: () => void
  /** gives up what did not get through */
  giveUp: () => void
  /** posts to a verb of this conversation; @returns the sentence that says why not, or null */
  act: (verb: string, fields?: Record<string, string | string[]>) => Promise<string | null>
}

interface ConversationOptions {
  id: string
  /** as the page was loaded; null for one that begins, or is read from here */
  initial: ConversationView | null
  /** there is something to read under this id */
  known: boolean
  /** the first question is kept: the conversation exists from here on */
  onBegun?: () => void
}

/** A conversation with the copilot as it stands, and what can be done in it. */
export function useConversation({ id, initial, known, onBegun }: ConversationOptions): Conversation {
  const { t } = useTranslation(['copilot', 'errors', 'common'])
  const { personId } = useGroup()
  const { revalidate } = useRevalidator()
  const [view, setView] = useState(initial)
  const [pending, setPending] = useState<Pending | null>(null)
  const [unread, setUnread] = useState(false)
  const current = useRef(id)
  current.current = id

  useEffect(() => setView(initial), [initial])

  const reload = useCallback(async () => {
    try {
      const read = await fetchJson<ConversationView>(`/copilot/${id}/read`, AbortSignal.timeout(20_000))
      if (current.current !== id) return true
      setView(read)
      setUnread(false)
      setPending((now) => (now && read.turns.some(({ id: turn }) => turn === now.turnId) ? null : now))
      return true
    } catch {
      if (current.current === id) setUnread(true)
      return false
    }
  }, [id])

  const send = useCallback(
    async (question: KeptQuestion) => {
      setPending({ ...question, failure: null })
      keepQuestion(personId, question)
      const { conversationId, turnId } = question
      try {
        const answer = await postForm('/copilot/ask', { ...question })
        const refused = refusalKey(answer)
        if (refused) return setPending({ ...question, failure: t(refused as never) as string })
        keepQuestion(personId, null)
        await reload()
        if (current.current !== conversationId) return
        setPending((now) => (now?.turnId === turnId ? null : now))
        onBegun?.()
      } catch {
        setPending({ ...question, failure: t('notSent') })
      }
    },
    [personId, reload, onBegun, t],
  )

  useEffect(() => {
    setPending(null)
    setUnread(false)
    const kept = readKept(personId)
    if (known && !initial) void reload()
    // It may have got through all the same: asked again, it is the same question.
    if (kept?.conversationId === id) setPending({ ...kept, failure: t('notSent') })
  }, [id, known, initial, personId, reload, t])

  const isRead = view?.id === id
  useEffect(() => {
    // What was asked meanwhile in another tab or on another device, or could not be read without a network.
    const look = () => {
      if (isRead || unread) void reload()
    }
    window.addEventListener('focus', look)
    window.addEventListener('online', look)
    return () => {
      window.removeEventListener('focus', look)
      window.removeEventListener('online', look)
    }
  }, [isRead, unread, reload])

  const act = useCallback(
    async (verb: string, fields?: Record<string, string | string[]>) => {
      try {
        const refused = refusalKey(await postForm(`/copilot/${id}/${verb}`, fields))
        await reload()
        if (verb.startsWith('proposals/')) void revalidate()
        return refused ? (t(refused as never) as string) : null
      } catch {
        return t('notReached')
      }
    },
    [id, reload, revalidate, t],
  )

  return {
    id,
    view: isRead ? view : null,
    pending: pending?.conversationId === id ? pending : null,
    unread,
    reload,
    ask: (question, page, choice = '') => void send({ conversationId: id, turnId: newId(), question, page, choice }),
    resend: () => {
      if (pending) void send(kept(pending))
    },
    giveUp: () => {
      keepQuestion(personId, null)
      setPending(null)
    },
    act,
  }
}

const kept = ({ failure: _, ...question }: Pending): KeptQuestion => question
