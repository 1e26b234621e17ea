import { configure } from '@testing-library/react'

// How long a query waits for what loads by itself, such as a part of a page: as long as a test may take, so that a machine with
// other work to do fails none.
configure({ asyncUtilTimeout: 50_000 })
