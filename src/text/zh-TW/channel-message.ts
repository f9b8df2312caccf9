export const channelMessage = {
  place: '地點',
  online: '線上',
  invited: { title: '會議通知：{{title}}', time: '時間', link: '檢視會議' },
  rescheduled: { title: '會議變更：{{title}}', time: '新的時間', link: '檢視會議' },
  cancelled: { title: '會議取消：{{title}}', time: '原定時間', link: '檢視會議' },
  minutesFinal: { title: '會議紀錄已定稿：{{title}}', time: '會議時間', link: '檢視會議紀錄' },
  trial: { title: '會議通知測試', channel: '通道', link: '開啟閉環' },
}
