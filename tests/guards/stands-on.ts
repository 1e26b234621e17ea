/** A package that the product stands on, and the test that falls with it. */
export interface Pillar {
  /** as the READMEs call it */
  saidAs: string
  packageName: string
  file: string
  /** the whole name of the test */
  test: string
}

/** What README.md names under “What it stands on”, without the tools that only test. */
export const standsOn: Pillar[] = [
  {
    saidAs: 'React Router',
    packageName: 'react-router',
    file: 'app/screens/sign-in/sign-in-screen.test.tsx',
    test: 'a person is entered by a click',
  },
  {
    saidAs: 'json-rules-engine',
    packageName: 'json-rules-engine',
    file: 'engine/decide.test.ts',
    test: 'allows when every rule holds, and when there is none',
  },
  {
    saidAs: 'Prisma',
    packageName: '@prisma/client',
    file: 'crm/org/add-person.test.ts',
    test: 'a person comes with their membership, their password as a hash, and an event',
  },
  {
    saidAs: 'pg',
    packageName: 'pg',
    file: 'prisma/embedded/wire-protocol.test.ts',
    test: 'carry parameters of megabytes',
  },
  {
    saidAs: 'PGlite',
    packageName: '@electric-sql/pglite',
    file: 'prisma/embedded/wire-protocol.test.ts',
    test: 'carry parameters of megabytes',
  },
  {
    saidAs: 'pgvector',
    packageName: 'pgvector',
    file: 'app/routes/knowledge/list.test.ts',
    test: 'what is asked for in other words is found by the vectors of the endpoint that is configured',
  },
  {
    saidAs: 'BullMQ',
    packageName: 'bullmq',
    file: 'app/jobs/next-run.test.ts',
    test: 'the digest comes at eight by the clock before and after',
  },
  {
    saidAs: 'better-auth',
    packageName: 'better-auth',
    file: 'app/http/sign-in.test.ts',
    test: 'a good password opens a session that requests are known by, and signing out ends it',
  },
  {
    saidAs: 'Tailwind',
    packageName: '@tailwindcss/vite',
    file: 'tests/checks/build-config.test.ts',
    test: 'the build is made by React Router and Tailwind',
  },
  {
    saidAs: 'Radix',
    packageName: 'radix-ui',
    file: 'app/components/ui/responsive-dialog.test.tsx',
    test: 'a dialog says its title, takes the focus and goes on Esc',
  },
  {
    saidAs: 'i18next',
    packageName: 'i18next',
    file: 'app/screens/sign-in/sign-in-screen.test.tsx',
    test: 'a person is entered by a click',
  },
  {
    saidAs: 'Nodemailer',
    packageName: 'nodemailer',
    file: 'app/jobs/send-digest.test.ts',
    test: 'in English for whoever reads English',
  },
  {
    saidAs: 'Zod',
    packageName: 'zod',
    file: 'engine/rule-file.test.ts',
    test: 'gives back a good rule as it was written',
  },
  {
    saidAs: 'pino',
    packageName: 'pino',
    file: 'app/server/answers.test.ts',
    test: 'the log gets one line a request, without query, cookies and what was sent',
  },
  {
    saidAs: 'pdf-parse',
    packageName: 'pdf-parse',
    file: 'ingest/pdf/read-pdf.cases.test.ts',
    test: 'is read with its context',
  },
  {
    saidAs: 'stemmer',
    packageName: 'stemmer',
    file: 'knowledge/search-knowledge.test.ts',
    test: 'an English word is found in its other forms',
  },
  {
    saidAs: 'react-markdown',
    packageName: 'react-markdown',
    file: 'app/screens/articles/markdown.test.tsx',
    test: 'headings, lists and tables are laid out, and the page keeps its one title',
  },
  {
    saidAs: 'flydrive',
    packageName: 'flydrive',
    file: 'app/http/receive-file.test.ts',
    test: 'what comes in lies there, byte for byte, and is known by its sum',
  },
  {
    saidAs: 'mammoth',
    packageName: 'mammoth',
    file: 'ingest/docx/compare-readers.test.ts',
    test: 'planted: a paragraph that only mammoth has read is named',
  },
  {
    saidAs: 'MCP SDK',
    packageName: '@modelcontextprotocol/sdk',
    file: 'ai/copilot/mcp/serve-mcp.test.ts',
    // Sent by hand: with the package's own client it would fall whatever the server is made of.
    test: 'a batch is refused, whatever is in it, and so is what is too long',
  },
  {
    packageName: 'langchain',
    saidAs: 'LangChain',
    file: 'ai/copilot/agent/answer-by-model.test.ts',
    test: 'a tool is called, its result fenced, and the answer streamed, checked and cited',
  },
  {
    packageName: '@langchain/openai',
    saidAs: '@langchain/openai',
    file: 'ai/models/chat-model.test.ts',
    test: 'the endpoint is asked with its key, its model and its most tokens, at once and in a stream',
  },
]
