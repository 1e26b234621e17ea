import { index, layout, type RouteConfig, route } from '@react-router/dev/routes'

export default [
  route('healthz', 'routes/healthz.ts'),
  route('preferences', 'routes/preferences.ts'),
  route('sign-in', 'routes/sign-in.tsx'),
  route('sign-out', 'routes/sign-out.ts'),
  route('auth/*', 'routes/auth.$.ts'),
  layout('routes/shell.tsx', [
    index('routes/home.tsx'),
    route('opportunities', 'routes/opportunities/list.tsx'),
    route('opportunities/new', 'routes/opportunities/new.tsx'),
    route('opportunities/:opportunityId', 'routes/opportunities/record.tsx'),
    route('customers', 'routes/customers/list.tsx'),
    route('customers/new', 'routes/customers/new.tsx'),
    route('customers/:customerId', 'routes/customers/record.tsx'),
    route('rules', 'routes/rules/list.tsx'),
    route('rules/:ruleId', 'routes/rules/rule.tsx'),
    route('sessions', 'routes/sessions.tsx'),
    route('*', 'routes/not-found.tsx'),
  ]),
] satisfies RouteConfig
