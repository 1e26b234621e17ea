/** By which a terminal, a supervisor or a container asks a program to end: sent to all of its processes at once. */
export const stopSignals = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** By which the watch beside bounded work ends what holds too much memory: one of its own, as the system kills whom it likes when memory is short. */
export const memorySignal = 'SIGUSR2'
