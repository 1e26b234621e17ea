/** What warnings can be about, as it is offered to whoever writes one. Where a sweep reads each, `warningSubjects` says. */
export const warningSubjectIds = ['opportunity', 'customer-relationship', 'bid', 'contract', 'payment-line'] as const
