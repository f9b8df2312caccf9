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
  trial: { title: '会议通知测试', channel: '通道', link: '打开闭环' },
}
