import { cn } from './cn.ts'

/** A gantry crane: beam, two legs, the trolley with its load. */
export function GantryMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 24 24"
      aria-hidden="true"
      fill="currentColor"
      className={cn('size-6 flex-none text-accent-mark', className)}
    >
      <path d="M1 4h22v3.2H1z" />
      <path d="M3 7.2h2.6L4.4 21H1.8z" />
      <path d="M18.4 7.2H21L22.2 21h-2.6z" />
      <path d="M12.6 5.2h4v4h-4z" />
      <path d="M14.1 9h1v4.2h-1z" />
      <path d="M11.6 13.2h6V17h-6z" />
    </svg>
  )
}
