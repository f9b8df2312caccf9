export const channelMessage = {
  place: '地點',
  online: '線上',
  invited: { title: '會議通知：{{title}}', time: '時間', link: '檢視會議' },
  rescheduled: { title: '會議變更：{{title}}', time: '新的時間', link: '檢視會議' },
  cancelled: { title: '會議取消：{{title}}', time: '原定時間', link: '檢視會議' },
  minutesFinal: { title: '會議紀錄已定稿：{{title}}', time: '會議時間', link: '檢視會議紀錄' },
  merged: { title: '{{count}} 則會議通知', link: '查看我的通知' },
  overdueTasks: {
    title: '會議任務逾期通報：{{count}} 項',
    something: '一項督辦事項',
    due: '應於{{day}}完成',
    join: '，',
    shown: '僅列出',
    longest: '逾期最久的 {{count}} 項',
    link: '查看全部逾期任務',
  },
  trial: { title: '會議通知測試', channel: '通道', link: '開啟閉環' },
}
