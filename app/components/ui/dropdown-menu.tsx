import { Check } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { type ReactElement, type ReactNode, useId } from 'react'
import { Link } from 'react-router'
import { postPage } from '#app/components/forms/post-page.ts'

const item =
  'flex h-8 w-full cursor-pointer select-none items-center gap-2 rounded-md px-2 text-sm outline-none data-highlighted:bg-hover data-disabled:cursor-default data-disabled:text-ink-off phone:h-11 phone:text-base'

export interface MenuProps {
  trigger: ReactElement
  align?: 'start' | 'end'
  /** for a menu whose items are only known once somebody asks */
  onOpenChange?: (open: boolean) => void
  children: ReactNode
}

export function Menu(props: MenuProps) {
  return (
    // Not modal: what stands around an open menu would be hidden from screen readers and yet take the focus.
    <DropdownMenu.Root modal={false} onOpenChange={props.onOpenChange}>
      <DropdownMenu.Trigger asChild>{props.trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={props.align ?? 'end'}
          sideOffset={4}
          collisionPadding={8}
          className="float-in z-40 min-w-48 max-w-[calc(100vw-16px)] rounded-lg bg-raised p-1 text-ink shadow-float"
        >
          {props.children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

export function MenuLink({ to, icon, children }: { to: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <DropdownMenu.Item asChild>
      <Link to={to} className={item}>
        {icon}
        {children}
      </Link>
    </DropdownMenu.Item>
  )
}

/**
 * An item that does something on the page. The focus goes back to the menu's button before: a dialog that it opens returns it
 * to where it found it.
 */
export function MenuButton({ onSelect, children }: { onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item
      className={item}
      onSelect={({ target }) => {
        const menu = (target as HTMLElement).closest('[role="menu"]')
        const trigger = document.getElementById(menu?.getAttribute('aria-labelledby') ?? '')
        requestAnimationFrame(() => {
          trigger?.focus()
          onSelect()
        })
      }}
    >
      {children}
    </DropdownMenu.Item>
  )
}

/** An item that does something on the page itself. */
export function MenuAction(props: { icon?: ReactNode; onSelect: () => void; children: ReactNode }) {
  return (
    <DropdownMenu.Item className={item} onSelect={props.onSelect}>
      {props.icon}
      {props.children}
    </DropdownMenu.Item>
  )
}

export interface MenuFormProps {
  action: string
  fields?: Record<string, string>
  icon?: ReactNode
  /** one of several choices, and whether it is the present one */
  checked?: boolean
  /** just before it is sent */
  onSend?: () => void
  children: ReactNode
}

/** An item that posts a form: a menu itself may hold nothing but items. */
export function MenuForm({ action, fields, icon, checked, onSend, children }: MenuFormProps) {
  const choice = checked === undefined ? {} : { role: 'menuitemradio', 'aria-checked': checked }
  return (
    <DropdownMenu.Item
      {...choice}
      className={item}
      onSelect={() => {
        onSend?.()
        postPage(action, fields)
      }}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {checked ? <Check aria-hidden className="text-accent-text" /> : null}
    </DropdownMenu.Item>
  )
}

export function MenuSeparator() {
  return <DropdownMenu.Separator className="my-1 h-px bg-line" />
}

/** Items that belong together, under a heading that names them. */
export function MenuGroup({ label, children }: { label: ReactNode; children: ReactNode }) {
  const id = useId()
  return (
    <DropdownMenu.Group aria-labelledby={id}>
      <DropdownMenu.Label id={id} className="px-2 pt-2 pb-1 text-ink-3 text-xs">
        {label}
      </DropdownMenu.Label>
      {children}
    </DropdownMenu.Group>
  )
}
