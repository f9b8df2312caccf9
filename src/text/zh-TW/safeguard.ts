/** 保障机制: where each safeguard lives. */
export const safeguard = {
  title: '保障機制',
  lead: '讓跨部門協作持續運轉的各項保障，各自在系統的哪裡。',
  kind: {
    organisation: '組織保障',
    rules: '制度保障',
    platform: '平台與技術保障',
    training: '培訓與指引',
    incentive: '考核與激勵',
    accountability: '責任追究',
    culture: '協作文化',
  },
  place: {
    coordinator: '協調人與督辦專員',
    leader: '專案組長與窗口',
    norms: '規範中心',
    information: '資訊規則',
    decisions: '決議追蹤表',
    ladder: '逐級提醒',
    risks: '會議風險庫',
    indicators: '協作指標',
    insights: '洞察',
    supervision: '督辦清單',
    conflicts: '衝突與升級',
    lessons: '從覆盤學到的檢查清單',
  },
}
