/** The words of the standard templates: they become part of a meeting in the language of whoever applies them. */
export const templateBuiltIn = {
  kickoff: {
    name: '專案啟動會標準議程',
    note: '說清背景，定下目標、分工和協作規則，散會時人人知道自己要交什麼。',
    goal: '確認專案目標、各部門分工和第一階段里程碑，散會前落實到人',
    outcome: '專案目標表、分工表和第一階段任務',
    role: {
      sponsor: '發起部門負責人（拍板）',
      heads: '各參與部門負責人（認領分工）',
      liaisons: '各部門對接窗口（執行）',
    },
    topic: {
      background: {
        title: '專案背景與要求',
        content: '為什麼做，誰提出，什麼時候必須完成',
        output: '各方對背景和時限的一致理解',
      },
      goal: {
        title: '目標與驗收標準',
        content: '做到什麼算完成，用什麼資料驗收，由誰驗收',
        output: '可衡量的目標和驗收標準',
      },
      division: {
        title: '部門分工與里程碑',
        content: '每個部門交什麼、何時交、依賴誰',
        output: '分工表和里程碑日期',
      },
      rules: {
        title: '協作與匯報規則',
        content: '例會節奏、進度更新方式、問題升級路徑',
        output: '例會時間、更新責任人和升級路徑',
      },
    },
  },
  problemSolving: {
    name: '問題協同解決會標準議程',
    note: '先擺事實再找原因，最後才談辦法，避免一上來就互相指責。',
    goal: '查明問題根因，確定解決辦法、負責人和完成日期',
    outcome: '根因結論、解決辦法和任務清單',
    role: {
      affected: '受影響部門（提供事實）',
      expert: '熟悉該環節的人（執行）',
      decider: '能調動資源的負責人（拍板）',
    },
    topic: {
      facts: {
        title: '問題現象與影響',
        content: '何時何地發生，影響了誰，資料是多少',
        output: '各方確認的事實和影響資料',
      },
      cause: { title: '原因分析', content: '逐層追問為什麼，區分直接原因和根本原因', output: '根本原因結論' },
      solution: {
        title: '解決辦法與責任分工',
        content: '可選辦法、各自代價、由誰做、何時完成',
        output: '選定的辦法、負責人和完成日期',
      },
    },
  },
  resourceConflict: {
    name: '資源協調會標準議程',
    note: '把各方需求擺到同一張桌上，按公司優先級分配，不按聲音大小。',
    goal: '就爭用的資源定下分配方案和使用時段',
    outcome: '資源分配方案和受影響工作的調整安排',
    role: { claimants: '爭用資源的各部門（說明需求）', superior: '能定優先級的上級（拍板）' },
    topic: {
      demands: {
        title: '各方需求與時段',
        content: '各部門要什麼、要多少、什麼時候要、少了會怎樣',
        output: '需求對照表',
      },
      priority: {
        title: '優先級判斷',
        content: '對照公司目標排出先後，說明依據',
        output: '優先級順序和依據',
      },
      allocation: {
        title: '分配方案',
        content: '誰先用、誰後用、缺口怎麼補',
        output: '分配方案和補缺口的負責人',
      },
    },
  },
  reviewPlanning: {
    name: '階段檢討與規劃會標準議程',
    note: '先看結果和差距，再定下一階段，適合季度檢討、中期驗收和月度對齊。',
    goal: '確認本階段完成情形和差距，定下下一階段目標、措施和負責人',
    outcome: '差距原因、下一階段目標和措施清單',
    role: { heads: '各部門負責人（認領目標）', data: '資料提供人', owners: '主要任務負責人（執行）' },
    topic: {
      results: {
        title: '本階段結果對照目標',
        content: '逐項對照目標看完成率，只說資料',
        output: '目標完成情形表',
      },
      gaps: { title: '差距與原因', content: '沒完成的差在哪，哪些能由我們改變', output: '差距原因清單' },
      plan: {
        title: '下一階段目標與措施',
        content: '目標是多少，靠什麼措施，誰負責，何時完成',
        output: '目標、措施、負責人和日期',
      },
      support: {
        title: '需要的支援',
        content: '缺什麼人、錢、物，由哪個部門提供',
        output: '支援事項和提供部門',
      },
    },
  },
  alignment: {
    name: '目標對齊會標準議程',
    note: '先讓各方說自己的理解，再找出不同，最後統一成一句話。',
    goal: '統一各部門對目標、口徑和時間的理解，形成一致表述',
    outcome: '各方確認的統一表述',
    role: { heads: '各部門負責人（確認）', owners: '具體執行人（落實）' },
    topic: {
      views: { title: '各部門的理解', content: '每個部門用三分鐘說自己的目標和安排', output: '各方理解對照' },
      difference: {
        title: '不一致之處',
        content: '目標、口徑、時間哪裡不同，影響是什麼',
        output: '差異清單',
      },
      wording: { title: '統一表述', content: '逐條定稿，當場念一遍確認', output: '統一表述和生效日期' },
    },
  },
  progressSync: {
    name: '進度同步會標準議程',
    note: '只講變化和卡點，不念流水帳，適合週例會和雙週例會。',
    goal: '對齊各項任務進度，當場解決卡點，確認下一週期任務',
    outcome: '更新後的任務進度和下一週期任務',
    role: { owners: '各任務負責人（更新進度）', host: '主持人（拍板卡點）' },
    topic: {
      progress: {
        title: '進度變化',
        content: '只說與計畫不同的：提前的、落後的、新出現的',
        output: '更新後的任務狀態',
      },
      blocks: {
        title: '卡點與協調',
        content: '卡在哪、等誰、最晚什麼時候要',
        output: '每個卡點的解決人和日期',
      },
      next: { title: '下一週期安排', content: '下一週期最重要的幾件事', output: '任務、負責人和日期' },
    },
  },
  topic: {
    name: '專題協調會標準議程',
    note: '一次只解決一件事：講清問題，比較方案，當場選定。',
    goal: '就一個專題選定方案，明確負責人和完成日期',
    outcome: '選定的方案和執行任務',
    role: { proposer: '提出人（說明問題）', decider: '決策人（拍板）', owners: '執行人（落實）' },
    topic: {
      question: {
        title: '要決定的問題',
        content: '問題是什麼，不決定會怎樣，有哪些限制',
        output: '一句話寫清的問題',
      },
      options: { title: '方案比較', content: '各方案的效果、代價、風險和所需時間', output: '方案對照表' },
      choice: {
        title: '選定方案與分工',
        content: '選哪個、為什麼、由誰做、何時完成',
        output: '決議、負責人和完成日期',
      },
    },
  },
  retrospective: {
    name: '檢討會標準議程',
    note: '對事不對人：還原過程，保留做得好的，改掉做得不好的。',
    goal: '總結專案得失，形成可執行的改進措施',
    outcome: '檢討結論和改進任務',
    role: { team: '專案成員（改進執行）', moderator: '主持人（定改進措施）' },
    topic: {
      facts: { title: '過程回顧', content: '按時間還原關鍵節點，對照當初的計畫', output: '過程時間線' },
      well: { title: '做得好的', content: '哪些做法有效，以後怎樣保留', output: '可保留的做法' },
      badly: { title: '做得不好的', content: '哪裡出了問題，根本原因是什麼', output: '問題和根本原因' },
      actions: { title: '改進措施', content: '改什麼，誰來改，何時見效', output: '改進任務、負責人和日期' },
    },
  },
  followUp: {
    name: '二次溝通會議標準議程',
    note: '只談沒完成的事：為什麼，怎麼補，新的日期。',
    goal: '查清任務未完成的原因，確定補救辦法和新的完成日期',
    outcome: '原因、補救辦法和新的完成日期',
    role: {
      owners: '任務負責人（說明原因）',
      providers: '能提供資源的部門（配合）',
      host: '原會議主持人（拍板）',
    },
    topic: {
      cause: { title: '未完成的原因', content: '差在哪一步，缺什麼，是否提前回饋過', output: '原因結論' },
      remedy: {
        title: '補救辦法與新日期',
        content: '怎麼補、誰配合、新的日期為什麼做得到',
        output: '補救辦法、負責人和新的完成日期',
      },
    },
  },
  jointStanding: {
    name: '聯席會議標準議程',
    note: '牽頭部門定期召集，先查上次議定事項，再議新事項。',
    goal: '檢查上次議定事項的執行，議定本期需要多部門共同辦理的事項',
    outcome: '議定事項、牽頭部門和完成日期',
    role: { lead: '牽頭部門負責人', members: '各成員單位負責人', liaisons: '各成員單位聯路員（執行）' },
    topic: {
      execution: {
        title: '上次議定事項執行情況',
        content: '逐項說明完成、未完成和原因',
        output: '執行情況表',
      },
      matters: { title: '本期議定事項', content: '每項由誰牽頭、誰配合、何時完成', output: '議定事項清單' },
      requests: {
        title: '成員單位提請事項',
        content: '需要其他單位支援的事，下一步怎麼走',
        output: '是否列入下期及承辦單位',
      },
    },
  },
}
