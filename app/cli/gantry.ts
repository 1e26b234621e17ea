import { Command } from 'commander'
import { isAppError } from '#lib/errors.ts'

// Each command is loaded when it is called: `rules eval` must not wait for a web server's imports.
const gantry = new Command('gantry').description('Gantry: a group CRM for makers of heavy equipment')

gantry
  .command('web')
  .description('serve the product; without DATABASE_URL with an embedded database in DATA_DIR')
  .action(async () => (await import('./web.ts')).web())

gantry
  .command('worker')
  .description('do the jobs beside gantry web, on the same DATABASE_URL')
  .action(async () => (await import('./worker.ts')).worker())

gantry
  .command('ask <question>')
  .description(
    'ask the copilot without a model, as somebody who may sign in; without any data of the demonstration, in memory; needs no server',
  )
  .requiredOption('--as <email>', 'whose sight it has; in the demonstration zhou.qiming@zhongsong.example')
  .option('--json', 'one JSON object: tool, arguments, answer, citations, figures, sure')
  .option('--page <path>', 'the page on screen, such as /opportunities/<id>')
  .action(async (question, options) => (await import('./ask.ts')).ask(question, options))

gantry
  .command('sweep')
  .description('look over every record by every warning rule now')
  .option('--json', 'one JSON object instead of a line a rule')
  .action(async (options) => (await import('./sweep.ts')).sweep(options))

gantry
  .command('migrate')
  .description('bring the database at DATABASE_URL up to date')
  .action(async () => (await import('./migrate.ts')).migrateCommand())

gantry
  .command('seed')
  .description('load the demonstration into an empty database at DATABASE_URL')
  .action(async () => (await import('./seed.ts')).seed())

const user = gantry.command('user').description('people')
user
  .command('add')
  .description('add somebody with a role in an organisation; the password is read from GANTRY_NEW_PASSWORD')
  .requiredOption('--email <address>')
  .requiredOption('--name <name>')
  .option('--name-latin <name>')
  .requiredOption('--org <id or name>')
  .requiredOption('--role <role>')
  .requiredOption('--scope <self|department|subtree|group>')
  .action(async (options) => (await import('./user-add.ts')).userAdd(options))
user
  .command('reset-password')
  .description('give somebody a new password, read from GANTRY_NEW_PASSWORD, and sign them out everywhere')
  .requiredOption('--email <address>')
  .action(async (options) => (await import('./user-reset-password.ts')).userResetPassword(options))
user
  .command('remove-second-factor')
  .description('let somebody who lost app and spare codes sign in by password alone')
  .requiredOption('--email <address>')
  .action(async (options) => (await import('./user-remove-second-factor.ts')).userRemoveSecondFactor(options))
user
  .command('deactivate')
  .description('let somebody sign in no more, and sign them out everywhere; their records stay theirs')
  .requiredOption('--email <address>')
  .action(async ({ email }) => (await import('./user-set-active.ts')).userSetActive({ email, active: false }))
user
  .command('activate')
  .description('let somebody who was deactivated sign in again')
  .requiredOption('--email <address>')
  .action(async ({ email }) => (await import('./user-set-active.ts')).userSetActive({ email, active: true }))

const rules = gantry.command('rules').description('rule packs; need no server and no data')
rules
  .command('check')
  .description('hold every rule file against its vocabulary')
  .option('--folder <path>', 'another folder than the shipped packs')
  .action(async (options) => (await import('./rules-check.ts')).rulesCheck(options))
rules
  .command('test')
  .description('run every rule against its own cases')
  .option('--folder <path>', 'another folder than the shipped packs')
  .action(async (options) => (await import('./rules-test.ts')).rulesTest(options))
rules
  .command('document')
  .description('print the clause playbook as Markdown: docs/clause-playbook.md is made so')
  .action(async () => (await import('./rules-document.ts')).rulesDocument())
rules
  .command('eval')
  .description('answer conditions over rows, a JSON object a line')
  .requiredOption('--jsonl <file>')
  .option('--with <evaluator>', 'decide, or sql on DATABASE_URL or a database in memory', 'decide')
  .action(async (options) => (await import('./rules-eval-command.ts')).rulesEvalCommand(options))

gantry
  .command('knowledge')
  .description('knowledge; needs no server and no data')
  .command('eval <folder>')
  .description(
    'search a collection in BEIR’s layout (corpus.jsonl, queries.jsonl, qrels.tsv) and print how good it was',
  )
  .requiredOption('--mode <mode>', 'embedded')
  .option(
    '--run <file>',
    'write the ranking there, in TREC’s run format; a query that finds nothing has no line and counts 0 (trec_eval -c)',
  )
  .action(async (folder, options) => (await import('./knowledge-eval.ts')).knowledgeEval(folder, options))

gantry
  .command('ingest <file>')
  .description('say what is read of a contract (PDF, DOCX, text), and what is not; needs no server and no data')
  .option('--text <file>', 'write the canonical text there, UTF-8')
  .option('--json', 'one JSON object: format, pages, characters, clauses, coverage, or why it was refused')
  .action(async (file, options) => (await import('./ingest.ts')).ingest(file, options))

gantry
  .command('review <file>')
  .description('mark the risky clauses of a contract by the shipped playbook; needs no server and no data')
  .option('--json', 'a JSON object a flag, and last the coverage')
  .option('--text <file>', 'write the canonical text there, UTF-8; offsets count its code points')
  .option('--lang <zh|en>', 'language of names, reasons and suggestions; left out, that of the contract')
  .action(async (file, options) => (await import('./review.ts')).review(file, options))

try {
  await gantry.parseAsync()
} catch (error) {
  if (!isAppError(error)) {
    // Met before a transaction could name it.
    const { isDatabaseGone } = await import('#prisma/with-actor.server.ts')
    if (!isDatabaseGone(error)) throw error
  }
  const isGone = !isAppError(error) || error.code === 'DATABASE_GONE'
  console.error(isGone ? 'The server at DATABASE_URL does not answer.' : error.message)
  process.exitCode = 1
}
