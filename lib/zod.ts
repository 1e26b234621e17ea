import { z } from 'zod'

// Zod compiles its parsers with `new Function` where it may, and asks by trying: under the content security policy of our
// pages each try is a violation. It has to be told before the first schema is made, so schemas take `z` from here.
z.config({ jitless: true })

export { z }
