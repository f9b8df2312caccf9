/**
 * What is said in a group. Each title has the word 会议, so that one keyword lets everything through where a
 * robot asks for one.
 */
export const channelMessage = {
  place: '地点',
  online: '线上',
  invited: { title: '会议通知：{{title}}', time: '时间', link: '查看会议' },
  rescheduled: { title: '会议变更：{{title}}', time: '新的时间', link: '查看会议' },
  cancelled: { title: '会议取消：{{title}}', time: '原定时间', link: '查看会议' },
  minutesFinal: { title: '会议纪要已定稿：{{title}}', time: '会议时间', link: '查看纪要' },
  merged: { title: '{{count}} 条会议通知', link: '查看我的通知' },
  overdueTasks: {
    title: '会议任务逾期通报：{{count}} 项',
    something: '一项督办事项',
    due: '应于{{day}}完成',
    join: '，',
    shown: '仅列出',
    longest: '逾期最久的 {{count}} 项',
    link: '查看全部逾期任务',
  },
  trial: { title: '会议通知测试', channel: '通道', link: '打开闭环' },
}
