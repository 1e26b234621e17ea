// Loaded before everything else (`NODE_OPTIONS=--import`), in every thread: the process lives CLOCK_DAYS days ahead, the
// database in it too.
const ahead = Number(process.env.CLOCK_DAYS) * 86_400_000
const real = globalThis.Date
const now = () => real.now() + ahead

globalThis.Date = new Proxy(real, {
  construct: (target, given, asked) => Reflect.construct(target, given.length === 0 ? [now()] : given, asked),
  apply: () => new real(now()).toString(),
  get: (target, key) => (key === 'now' ? now : Reflect.get(target, key)),
})
