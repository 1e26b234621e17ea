import { createContext, type ReactNode, useCallback, useContext, useEffect, useId, useMemo, useRef } from 'react'

/** Something that can be done on the page that is shown, by its buttons and by the palette alike. */
export interface PageAction {
  id: string
  label: string
  icon: ReactNode
  /** words by which it is found as well */
  words?: string
  run: () => void
}

interface Register {
  set: (owner: string, actions: readonly PageAction[]) => void
  drop: (owner: string) => void
  list: () => PageAction[]
}

const nowhere: Register = { set: () => {}, drop: () => {}, list: () => [] }
const RegisterContext = createContext<Register>(nowhere)

/** Keeps what the page on screen offers, for whoever asks. Nothing is drawn anew when that changes. */
export function PageActionsProvider({ children }: { children: ReactNode }) {
  const kept = useRef(new Map<string, readonly PageAction[]>())
  const register = useMemo<Register>(
    () => ({
      set: (owner, actions) => {
        kept.current.set(owner, actions)
      },
      drop: (owner) => {
        kept.current.delete(owner)
      },
      // A button may stand twice, once for each size of screen.
      list: () => [...new Map([...kept.current.values()].flat().map((action) => [action.id, action])).values()],
    }),
    [],
  )
  return <RegisterContext value={register}>{children}</RegisterContext>
}

/** Offers these as long as the component is on screen. Whoever may not do something does not offer it. */
export function usePageActions(actions: readonly PageAction[]): void {
  const owner = useId()
  const register = useContext(RegisterContext)
  useEffect(() => register.set(owner, actions))
  useEffect(() => () => register.drop(owner), [register, owner])
}

/** Asks what the page on screen offers at this moment. */
export function useListPageActions(): () => PageAction[] {
  const register = useContext(RegisterContext)
  return useCallback(() => register.list(), [register])
}
