/** 组织, 制度, 平台, 培训, 考核与激励, 责任追究, 文化: what keeps departments working together, and where each lives. */
export const safeguards = [
  {
    key: 'organisation',
    places: [
      { key: 'coordinator', to: '/settings/people' },
      { key: 'leader', to: '/collaborations' },
    ],
  },
  {
    key: 'rules',
    places: [
      { key: 'norms', to: '/norms' },
      { key: 'information', to: '/settings/information' },
    ],
  },
  {
    key: 'platform',
    places: [
      { key: 'decisions', to: '/decisions' },
      { key: 'ladder', to: '/settings/ladder' },
    ],
  },
  { key: 'training', places: [{ key: 'risks', to: '/meetings/risks' }] },
  {
    key: 'incentive',
    places: [
      { key: 'indicators', to: '/indicators' },
      { key: 'insights', to: '/insights' },
    ],
  },
  {
    key: 'accountability',
    places: [
      { key: 'supervision', to: '/supervision' },
      { key: 'conflicts', to: '/conflicts' },
    ],
  },
  { key: 'culture', places: [{ key: 'lessons', to: '/norms#checklist' }] },
] as const
