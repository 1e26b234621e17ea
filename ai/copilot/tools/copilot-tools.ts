import type { Tool } from '#ai/copilot/tool.ts'
import { changeFieldTool } from './change-field.ts'
import { findRecordsTool } from './find-records.ts'
import { myDayTool } from './my-day.ts'
import { openRecordTool } from './open-record.ts'
import { whatBlocksStageTool } from './what-blocks-stage.ts'

/** Everything that the copilot can do, in the order in which it is listed. */
export const copilotTools = [
  findRecordsTool,
  openRecordTool,
  whatBlocksStageTool,
  myDayTool,
  changeFieldTool,
] as unknown as readonly Tool[]
