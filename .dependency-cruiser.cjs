'use strict'
// The floors of the house: who may import whom. Nothing imports upwards, by alias or relative path, for a type or at run
// time. The parser is swc: with TypeScript 7 alone the tool finds no modules and reports no violations.

const mayImport = {
  lib: [],
  prisma: ['lib'],
  engine: ['lib'],
  ingest: ['lib'],
  knowledge: ['engine', 'ingest', 'prisma', 'lib'],
  crm: ['knowledge', 'ingest', 'engine', 'prisma', 'lib'],
  ai: ['crm', 'knowledge', 'ingest', 'engine', 'lib'],
  app: ['ai', 'crm', 'knowledge', 'ingest', 'engine', 'prisma', 'lib'],
}
const floors = Object.keys(mayImport)
const test = '\\.test\\.tsx?$'

const upward = floors.map((floor) => ({
  name: `floor-${floor}`,
  comment: `${floor}/ may import ${mayImport[floor].join(', ') || 'nothing of ours'}`,
  severity: 'error',
  from: { path: `^${floor}/` },
  // Who acts is a type without a database behind it; the assistant's floor needs it to call verbs.
  to: {
    path: `^(${floors.filter((other) => other !== floor && !mayImport[floor].includes(other)).join('|') || '$'})/`,
    pathNot: floor === 'ai' ? '^prisma/actor\\.ts$' : undefined,
  },
}))

module.exports = {
  forbidden: [
    ...upward.filter((rule) => !rule.to.path.includes('($)')),
    {
      name: 'tests-are-not-product',
      comment: 'what ships does not import tests',
      severity: 'error',
      from: { path: `^(${floors.join('|')})/`, pathNot: test },
      to: { path: `^tests/|${test}` },
    },
    {
      name: 'no-development-package',
      comment: 'what ships does not import a package that is installed for development only',
      severity: 'error',
      from: { path: `^(${floors.join('|')})/`, pathNot: test },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'engine-is-pure',
      comment: 'facts in, decision out: the engine reads no file, opens no socket, starts no process',
      severity: 'error',
      from: { path: '^engine/', pathNot: test },
      to: { path: '^(node:)?(fs|net|tls|http|https|http2|dns|child_process|worker_threads|process)(/|$)' },
    },
    {
      name: 'private-files',
      comment: 'a file whose name begins with _ belongs to its noun',
      severity: 'error',
      from: { path: '^crm/([^/]+)/' },
      to: { path: '^crm/.+/_', pathNot: '^crm/$1/' },
    },
    {
      name: 'private-files-from-outside',
      comment: 'a file whose name begins with _ belongs to its noun',
      severity: 'error',
      from: { pathNot: '^(crm|tests)/' },
      to: { path: '^crm/.+/_' },
    },
    {
      name: 'rules-are-data',
      comment: 'rule packs are read by crm/rule-sets/ alone',
      severity: 'error',
      from: { pathNot: '^(crm/rule-sets|tests)/' },
      to: { path: '^rules/' },
    },
    {
      name: 'generated-client',
      comment: 'the generated client is for prisma/',
      severity: 'error',
      from: { pathNot: '^prisma/' },
      to: { path: '^prisma/generated/|^node_modules/@prisma/' },
    },
    {
      name: 'resolves',
      comment: 'an import that leads nowhere',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '/\\+types/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: 'node_modules|^prisma/generated/' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['node', 'import', 'types', 'default'] },
    exclude: { path: '^(node_modules|build|look|coverage|\\.react-router)/' },
  },
}
