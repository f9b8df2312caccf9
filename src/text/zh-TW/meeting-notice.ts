import type { meetingNotice as original } from '#text/zh-CN/meeting-notice.ts'

export const meetingNotice: typeof original = {
  goal: '會議目標',
  expectedOutcome: '預期成果',
  materials: '會議資料',
  timeOpen: '時間待定',
  topicLine: '{{no}}. {{title}}（{{details}}）',
  topicLineBare: '{{no}}. {{title}}',
  minutes: '{{minutes}} 分鐘',
  everybody: '全體',
  listSeparator: '，',
  materialDue: '{{name}}（{{due}} 前提交）',
  offTheList: '您已不在本次會議的與會名單中，會議照常召開。',
  role: {
    host: '主持人：掌握節奏、引導討論，每個議題都要有明確結論',
    recorder: '記錄人：即時記錄觀點、決議與待辦',
    timekeeper: '計時員：提醒各議題的用時',
    decider: '決策者：您有權當場決定本部門的事項，請提前準備好意見',
    executor: '執行者：請準備好報告，會上認領任務與期限',
    informant: '資訊提供者：請帶齊議題需要的數據與資料',
    core: '核心與會人：請就議題準備本部門的立場、需求與建議',
    observer: '列席：僅參與不發言',
    proxySpeak: '代理人：代{{person}}與會，可以發言，不參與表決',
    proxySpeakAndVote: '代理人：代{{person}}與會，可以發言與表決',
  },
}
