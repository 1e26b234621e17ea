/** What a person chooses in a sentence: as wide as what it says. */
export const chip =
  'field-sizing-content h-7 min-w-10 max-w-full cursor-pointer rounded-[5px] bg-accent-subtle px-2 text-accent-text text-sm aria-invalid:inset-ring aria-invalid:inset-ring-risk-mark phone:h-11 phone:text-base'
