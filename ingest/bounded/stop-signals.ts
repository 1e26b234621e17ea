/** By which a terminal, a supervisor or a container asks a program to end: sent to all of its processes at once. */
export const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const
