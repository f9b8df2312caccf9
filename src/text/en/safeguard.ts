/** 保障机制: where each safeguard lives. */
export const safeguard = {
  title: 'Safeguards',
  lead: 'What keeps departments working together, and where in the product each of them lives.',
  kind: {
    organisation: 'Organisation',
    rules: 'Rules',
    platform: 'Platform',
    training: 'Guidance',
    incentive: 'Assessment and recognition',
    accountability: 'Accountability',
    culture: 'Culture',
  },
  place: {
    coordinator: 'Coordinator and supervisor',
    leader: 'Leaders and liaisons',
    norms: 'Norm centre',
    information: 'Information rules',
    decisions: 'Decision register',
    ladder: 'Reminder ladder',
    risks: 'Library of meeting risks',
    indicators: 'Indicators',
    insights: 'Insights',
    supervision: 'Supervision list',
    conflicts: 'Conflicts and escalation',
    lessons: 'Checklist learnt in retrospectives',
  },
}
