/** What a progress report writes into the meeting that is called from it. */
export const syncMade = {
  period: '{{from}}至{{to}}',
  meeting: {
    name: '{{name}}进度同步会',
    goal: '同步“{{name}}”{{period}}的进展，逐项确定未完成事项的措施和需要的支持，当场明确负责人和完成时限',
    outcome: '未完成事项的措施、支持请求的答复，各有负责人和完成时限',
    need: '按规范定期同步进度；内容见进度同步报告 {{number}}（{{period}}）。',
  },
  topic: {
    progress: '进度同步',
    progressOutput: '确认已完成事项；未完成事项各有措施和新的完成时限',
    done: '已完成事项：',
    undone: '未完成事项：',
    none: '（无）',
    because: '（原因：{{reason}}）',
    help: '，需协调{{dept}}',
    support: '需支持：{{text}}',
    question: '{{dept}}能否支持、何时到位：{{text}}',
    supportOutput: '明确是否支持、由谁、何时完成',
  },
}
