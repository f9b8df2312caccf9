/** The archive of minutes. */
export const records = {
  view: '範圍',
  views: { archive: '已歸檔', open: '未定稿' },
  search: '搜尋會議紀錄全文',
  field: {
    name: '會議主題-日期',
    state: '狀態',
    date: '會議日期',
    final: '定稿時間',
    version: '版本',
    decisions: '決議',
    tasks: '任務',
  },
  empty: {
    noMatch: '沒有會議紀錄含有這些文字',
    archive: '還沒有歸檔的會議紀錄',
    archiveHint: '會議結束後由記錄人產生會議紀錄，經大家確認、主持人定稿，就會按「會議主題-日期」歸到這裡。',
    open: '沒有未定稿的會議紀錄',
    openHint: '會議結束、產生初版之後，審核中的會議紀錄會出現在這裡。',
    meetings: '檢視會議',
  },
} as const
