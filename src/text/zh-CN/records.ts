/** The archive of minutes. */
export const records = {
  view: '范围',
  views: { archive: '已归档', open: '未定稿' },
  search: '搜索纪要全文',
  field: {
    name: '会议主题-日期',
    state: '状态',
    date: '会议日期',
    final: '定稿时间',
    version: '版本',
    decisions: '决议',
    tasks: '任务',
  },
  empty: {
    noMatch: '没有纪要含有这些文字',
    archive: '还没有归档的纪要',
    archiveHint: '会议结束后由记录人生成纪要，经大家确认、主持人定稿，就会按“会议主题-日期”归到这里。',
    open: '没有未定稿的纪要',
    openHint: '会议结束、生成初版之后，审核中的纪要会出现在这里。',
    meetings: '查看会议',
  },
} as const
