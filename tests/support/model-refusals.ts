import type { AskedOfModel } from './model-server.ts'

/** What some endpoints do not take. */
export type RefusedPart = keyof typeof refusals

/** What such an endpoint says of it. */
export const refusals = {
  json_schema: {
    is: ({ response_format }: AskedOfModel['body']) => response_format?.type === 'json_schema',
    message: 'This response_format type is unavailable now',
  },
  json_object: {
    is: ({ response_format }: AskedOfModel['body']) => response_format?.type === 'json_object',
    message: "'response_format.type' must be 'text'",
  },
  temperature: {
    is: ({ temperature }: AskedOfModel['body']) => temperature !== undefined,
    message: "Unsupported value: 'temperature' does not support 0 with this model.",
  },
  max_tokens: {
    is: ({ max_tokens }: AskedOfModel['body']) => max_tokens !== undefined,
    message:
      "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
  },
  max_completion_tokens: {
    is: ({ max_completion_tokens }: AskedOfModel['body']) => max_completion_tokens !== undefined,
    message: 'Unrecognized request argument supplied: max_completion_tokens',
  },
  stream_options: {
    is: ({ stream_options }: AskedOfModel['body']) => stream_options !== undefined,
    message: 'Extra inputs are not permitted: stream_options',
  },
}
