/** 保障机制: where each safeguard lives. */
export const safeguard = {
  title: '保障机制',
  lead: '让跨部门协作持续运转的各项保障，各自在系统的哪里。',
  kind: {
    organisation: '组织保障',
    rules: '制度保障',
    platform: '平台与技术保障',
    training: '培训与指引',
    incentive: '考核与激励',
    accountability: '责任追究',
    culture: '协作文化',
  },
  place: {
    coordinator: '协调人与督办专员',
    leader: '项目组长与对接人',
    norms: '规范中心',
    information: '信息规则',
    decisions: '决议跟踪表',
    ladder: '逐级提醒',
    risks: '会议风险库',
    indicators: '协作指标',
    insights: '洞察',
    supervision: '督办清单',
    conflicts: '冲突与升级',
    lessons: '从复盘学到的检查清单',
  },
}
