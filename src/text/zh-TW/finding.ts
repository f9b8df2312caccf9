import type { FindingTerms, FindingTexts } from '#domain/norm/say.ts'
import type { SmartHint } from '#domain/smart/smart.ts'

export const finding = {
  'NM-PRE-01': {
    title: '會議須以明確的協作需求為依據',
    none: {
      reason: '這場會議沒有連結任何協作需求，也沒有寫明召開理由。',
      remedy: '連結協作需求單、協作專案或逾期任務；確實沒有的，請寫明為什麼要開這場會。',
    },
  },
  'NM-PRE-02': {
    title: '會議目標須符合 SMART 五項',
    empty: {
      reason: '會議目標尚未填寫。',
      remedy: '用一句話寫明：要得到什麼成果、涉及哪些部門、在什麼時間之前。',
    },
    short: {
      reason: '會議目標只符合五項中的 {{count}} 項（要求 {{min}} 項），尚未呈現：{{criteria}}。',
      remedy: '依「成果＋部門＋時間節點」補齊，例如「確定行銷部、研發部、業務部職責分工及 9 月前關鍵節點」。',
    },
  },
  'NM-PRE-03': {
    title: '會議目標不得只寫「討論／溝通／交流某事」',
    vague: {
      reason: '目標「{{text}}」只說了要談什麼，沒有說要談出什麼結果。',
      remedy: '改寫為可以核對的成果，如「確定……」「形成……」「通過……」，並寫上部門和時間節點。',
    },
  },
  'NM-PRE-04': {
    title: '每個議題須具備議題名稱、討論內容、負責人、預計時長、輸出成果五要素',
    missing: { reason: '議題「{{name}}」缺少：{{fields}}。', remedy: '補齊{{fields}}後即可發布議程。' },
  },
  'NM-PRE-05': {
    title: '每個議題須連結會議目標',
    none: {
      reason: '議題「{{name}}」沒有連結會議目標。',
      remedy: '指明它服務於哪個目標；與目標無關的議題請移出本次會議。',
    },
  },
  'NM-PRE-06': {
    title: '單次會議議題不超過 5 個',
    many: {
      reason: '本次會議有 {{count}} 個議題，超過上限 {{max}} 個。',
      remedy: '合併、移到下次會議或改用書面方式處理，保留不超過 {{max}} 個；確需保留的請寫明理由。',
    },
  },
  'NM-PRE-07': {
    title: '會議末尾預留 10-15 分鐘確認會議紀錄',
    none: {
      reason: '議程末尾沒有預留確認會議紀錄的時間。',
      remedy: '在最後預留 {{min}}-{{max}} 分鐘，逐項確認要點、決議和待辦。',
    },
    short: {
      reason: '只預留了 {{count}} 分鐘確認會議紀錄，少於 {{min}} 分鐘。',
      remedy: '調整為 {{min}}-{{max}} 分鐘。',
    },
    long: {
      reason: '預留了 {{count}} 分鐘確認會議紀錄，多於 {{max}} 分鐘。',
      remedy: '調整為 {{min}}-{{max}} 分鐘，把多出的時間還給議題。',
    },
    notLast: {
      reason: '確認會議紀錄的環節沒有排在會議最後。',
      remedy: '把 {{min}}-{{max}} 分鐘的確認環節移到議程末尾。',
    },
  },
  'NM-PRE-08': {
    title: '開會邀請至少提前 3 天發出',
    late: {
      reason: '開會邀請最遲應在 {{latest}} 前發出（提前 {{days}} 天），現已超過。',
      remedy: '改期，或寫明緊急召開的理由。',
    },
    never: {
      reason: '開會邀請沒有發出；最遲應在 {{latest}} 前發出（提前 {{days}} 天）。',
      remedy: '發出邀請並寫明理由，或改期。',
    },
  },
  'NM-PRE-09': {
    title: '議程及資料至少提前 2 個工作天送達',
    late: {
      reason: '議程及資料最遲應在 {{latest}} 前送達（提前 {{days}} 個工作天），現已超過。',
      remedy: '改期，或寫明來不及提前送達的理由。',
    },
    never: {
      reason: '議程及資料沒有送達；最遲應在 {{latest}} 前送達（提前 {{days}} 個工作天）。',
      remedy: '發布議程並寫明理由，或改期。',
    },
  },
  'NM-PRE-10': {
    title: '開會通知最遲提前 1 天（建議 1-2 天）發出',
    late: {
      reason: '開會通知最遲應在 {{latest}} 前發出（提前 {{days}} 天），現已超過。',
      remedy: '改期，或寫明臨時召開的理由。',
    },
    never: {
      reason: '開會通知沒有發出；最遲應在 {{latest}} 前發出（提前 {{days}} 天）。',
      remedy: '發出通知並寫明理由，或改期。',
    },
  },
  'NM-PRE-11': {
    title: '議題時間合計不超過會議時間',
    over: {
      reason: '各環節合計 {{planned}} 分鐘，會議只有 {{length}} 分鐘，超出 {{excess}} 分鐘。',
      remedy: '縮短或移出部分議題，或把會議延長 {{excess}} 分鐘。',
    },
  },
  'NM-PRE-12': {
    title: '決策議題至少有 1 名決策者和 1 名執行者出席',
    missing: {
      reason: '決策議題「{{name}}」的出席人員中缺少：{{roles}}。',
      remedy: '邀請相應人員並連結到該議題，或寫明為什麼不需要。',
    },
  },
  'NM-PRE-13': {
    title: '出席人員須與至少一個議題直接相關',
    none: { reason: '{{name}}沒有連結任何議題。', remedy: '為其連結議題，改為列席，或不再邀請。' },
  },
  'NM-PRE-14': {
    title: '列席人員須提前被告知「僅參與不發言」',
    untold: { reason: '列席人員{{name}}尚未被告知「僅參與不發言」。', remedy: '發出邀請時系統會自動告知。' },
  },
  'NM-PRE-15': {
    title: '必須指定主持人和記錄人',
    missing: { reason: '沒有指定{{role}}。', remedy: '指定一名{{role}}後才能繼續。' },
  },
  'NM-PRE-16': {
    title: '指定計時員，未指定則由系統計時',
    system: { reason: '沒有指定計時員，將由系統計時。', remedy: '需要有人提醒時間的，請指定一名計時員。' },
    none: { reason: '沒有指定計時員。', remedy: '請指定一名計時員。' },
  },
  'NM-PRE-17': {
    title: '會議資料須有準備人和繳交期限（提前 2 個工作天）',
    incomplete: {
      reason: '資料「{{name}}」沒有寫明：{{fields}}。',
      remedy: '補上{{fields}}；繳交期限不晚於 {{latest}}。',
    },
    late: {
      reason: '資料「{{name}}」的繳交期限 {{due}} 過晚，應不晚於 {{latest}}。',
      remedy: '把繳交期限提前到 {{latest}} 或更早。',
    },
  },
  'NM-PRE-18': {
    title: '場地與技術支援須提前確認',
    open: { reason: '場地與技術支援尚未確認。', remedy: '確認會議室、設備或線上連結，並記下確認人。' },
  },
  'NM-PRE-19': {
    title: '會前與各部門主管溝通；涉及資源競爭須與上級預先商定方向',
    head: {
      reason: '還沒有與{{dept}}主管會前溝通的紀錄。',
      remedy: '會前與{{dept}}主管溝通，記下其態度和顧慮。',
    },
    superior: {
      reason: '本次會議涉及資源競爭，還沒有與上級預先商定協調方向。',
      remedy: '會前與上級溝通並記錄協調方向。',
    },
  },
  'NM-PRE-20': {
    title: '議題依優先順序排列',
    order: {
      reason: '議題「{{name}}」應排在「{{before}}」之前。',
      remedy: '依優先順序調整：先決策，再討論，後知會。',
    },
  },
  'NM-PRE-21': {
    title: '會前資料已讀率',
    low: { reason: '會前資料已讀率 {{percent}}%，低於 {{min}}%。', remedy: '提醒尚未閱讀的出席人員。' },
  },
  'NM-PRE-22': {
    title: '各出席部門由主管或核心窗口出席',
    none: { reason: '{{dept}}沒有主管或窗口出席。', remedy: '邀請{{dept}}的主管或窗口，或由其登記代理人。' },
  },
  'NM-PRE-23': {
    title: '會議時間超過 2 小時須安排休息',
    none: {
      reason: '會議長 {{count}} 分鐘，超過 {{max}} 分鐘，沒有安排休息。',
      remedy: '安排 10-15 分鐘休息，或縮短會議。',
    },
  },
  'NM-MTG-01': {
    title: '會議開始須核對主題、時間、出席人員、目標',
    open: {
      reason: '會議開始時尚未核對基本資料。',
      remedy: '核對主題、時間、出席人員和目標，並由核對人確認。',
    },
  },
  'NM-MTG-02': {
    title: '缺席人員須註明原因（代理須登記）',
    reason: { reason: '{{name}}缺席，沒有註明原因。', remedy: '註明缺席原因。' },
    proxy: { reason: '{{name}}由他人代理出席，但沒有登記代理人。', remedy: '登記代理人。' },
    unrecorded: { reason: '沒有記錄{{name}}是否到場。', remedy: '補記簽到狀態；缺席的須註明原因。' },
  },
  'NM-MTG-03': {
    title: '每個議題須有明確結論（決議／暫緩／升級／僅知會）',
    none: {
      reason: '議題「{{name}}」還沒有結論。',
      remedy: '由主持人明確：已決議、暫緩、已升級、已知會或移出；確實無法明確的請寫明理由。',
    },
  },
  'NM-MTG-04': {
    title: '觀點須註明提出部門與人員',
    missing: {
      reason: '觀點「{{text}}」沒有註明：{{fields}}。',
      remedy: '補上{{fields}}，說明這是誰提出的。',
    },
  },
  'NM-MTG-05': {
    title: '列席人員不得發言、表決',
    speak: {
      reason: '{{name}}是列席人員，不能發言。',
      remedy: '確需發言的，請主持人先將其改為主要出席人員。',
    },
    ballot: {
      reason: '{{name}}是列席人員，不能表決。',
      remedy: '撤銷這一票；應當表決的，請主持人先將其改為主要出席人員。',
    },
  },
  'NM-MTG-06': {
    title: '決議須含決議內容、負責人、完成期限（如有則含配合部門）',
    missing: {
      reason: '決議 {{name}} 缺少：{{fields}}。',
      remedy: '補齊{{fields}}，或為它拆解帶有負責人和期限的任務。',
    },
  },
  'NM-MTG-07': {
    title: '爭議內容須當場明確最終表述',
    open: {
      reason: '爭議「{{text}}」還沒有確定最終表述。',
      remedy: '與各方當場確認文字並鎖定；無法確定的請寫明理由。',
    },
  },
  'NM-MTG-08': {
    title: '會議結束前逐項確認會議紀錄',
    low: {
      reason: '會議紀錄共 {{total}} 項，只確認了 {{confirmed}} 項（要求 {{percent}}%）。',
      remedy: '在會議結束前逐項宣讀並確認；來不及的請寫明理由。',
    },
  },
  'NM-MTG-09': {
    title: '任務須含任務名稱、負責人（部門＋人）、截止日期、所需資源、完成標準',
    missing: { reason: '任務「{{name}}」缺少：{{fields}}。', remedy: '補齊{{fields}}後即可定稿。' },
  },
  'NM-MTG-10': {
    title: '任務須在會上即時拆解',
    late: {
      reason: '任務「{{name}}」是會後補充的。',
      remedy: '今後請在會上當場拆解；這一項將標註為「會後補充」。',
    },
  },
  'NM-MTG-11': {
    title: '議題超時須由主持人選擇延長或移出',
    over: {
      reason: '議題「{{name}}」預計 {{planned}} 分鐘，已用 {{actual}} 分鐘。',
      remedy: '請主持人選擇：徵得同意後延長，或移到會後、下次會議。',
    },
  },
  'NM-MTG-12': {
    title: '紀錄須客觀，避免主觀評價',
    subjective: {
      reason: '紀錄中有主觀評價：{{words}}。',
      remedy: '改寫為可以核對的事實：誰在什麼時間做了或沒有做什麼。',
    },
  },
  'NM-MTG-13': {
    title: '即時通訊中的重要決定須補上書面紀錄',
    unwritten: {
      reason: '決定 {{name}} 在即時通訊中作出，應在 {{latest}} 前補上書面紀錄。',
      remedy: '用會議紀錄、電子郵件確認或變更通知補記。',
    },
    late: {
      reason: '這項決定應在 {{latest}} 前補上書面紀錄，現在已經逾時。',
      remedy: '寫明為什麼逾時；下次用「先記一筆」留個提醒。',
    },
  },
  'NM-MTG-14': {
    title: '表決須符合法定人數與通過門檻',
    quorum: {
      reason: '表決「{{name}}」應有 {{eligible}} 票，只投 {{cast}} 票，不足法定人數 {{need}}。',
      remedy: '等待更多人投票，或宣布本次表決無效。',
    },
    threshold: {
      reason: '表決「{{name}}」投 {{cast}} 票，同意 {{agree}} 票，未達門檻 {{need}}，不能記為通過。',
      remedy: '記為未通過，或重新表決、升級處理。',
    },
    tie: {
      reason: '表決「{{name}}」出現平手（各 {{agree}} 票），主持人尚未表態。',
      remedy: '由主持人投下決定票，或升級處理。',
    },
  },
  'NM-MTG-15': {
    title: '會議類型規定的產出須填寫或說明原因',
    empty: {
      reason: '這類會議應當產出「{{slot}}」，目前還沒有填寫。',
      remedy: '請在「會議成果」中填寫，或寫明為什麼這次沒有。',
    },
  },
  'NM-MTG-16': {
    title: '資源分配與衝突化解結論宜附數據佐證',
    none: {
      reason: '結論「{{text}}」沒有引用任何數據或依據。',
      remedy: '請在「會議成果」中為這項結論選擇佐證資料。',
    },
  },
  'NM-WRD-01': {
    title: '決議與任務禁止使用「儘快、儘快推進、儘快協調、大概、可能、配合完成」等模糊表述',
    vague: {
      reason: '{{field}}中有模糊表述：{{words}}。',
      remedy: '改為具體的日期、數量或交付物，例如把「儘快協調」改為「3 個工作天內完成協調」。',
    },
  },
  'NM-WRD-02': {
    title: '擴充模糊詞（管理員可編輯）',
    vague: {
      reason: '{{field}}中的「{{words}}」不夠明確。',
      remedy: '能寫明日期、數量、部門或人員的，請寫明。',
    },
  },
  'NM-WRD-03': {
    title: '需求描述須具體、可衡量',
    vague: { reason: '{{field}}中有模糊表述：{{words}}。', remedy: '改為具體的日期、數量或交付物。' },
    unmeasured: {
      reason: '需求目標中沒有日期、數量或交付物，事後無法衡量。',
      remedy: '寫明要達到的數值、要交付的成果或完成的日期。',
    },
  },
  'NM-WRD-04': {
    title: '決議須量化：含日期、數量或交付物',
    none: {
      reason: '決議 {{name}} 中沒有日期、數量或交付物。',
      remedy: '至少寫明一項：什麼日期之前、多少數量、交付什麼；確實無法量化的請寫明理由。',
    },
  },
  'NM-WRD-05': {
    title: '任務負責人須為具體的一個人，不得為「全體」「相關部門」或僅寫部門',
    none: { reason: '任務「{{name}}」沒有負責人。', remedy: '指定一名具體的人。' },
    departmentOnly: {
      reason: '任務「{{name}}」只寫了{{dept}}，沒有具體的人。',
      remedy: '請{{dept}}指定一名第一責任人。',
    },
    collective: {
      reason: '任務「{{name}}」的負責人寫的是「{{owner}}」，人人負責等於無人負責。',
      remedy: '指定一名具體的人，其他人列為協同人。',
    },
  },
  'NM-WRD-06': {
    title: '完成期限須為具體日期或可判讀的時間節點',
    none: {
      reason: '「{{name}}」沒有完成期限。',
      remedy: '填寫日期，或「3 個工作天內」「評審後 2 日內」這樣的時間節點。',
    },
    unreadable: {
      reason: '「{{name}}」的完成期限「{{text}}」無法確定是哪一天。',
      remedy: '改為日期，或「3 個工作天內」「評審後 2 日內」這樣的時間節點。',
    },
  },
  'NM-MIN-01': {
    title: '會議結束後 24 小時內完成會議紀錄初稿',
    late: {
      reason: '會議紀錄初稿應在 {{latest}} 前完成（會議結束後 {{hours}} 小時內），現已超過。',
      remedy: '請記錄人儘早產生並送出初稿。',
    },
  },
  'NM-MIN-02': {
    title: '會議紀錄須經主持人及各出席部門主管審核',
    notSent: { reason: '會議紀錄還沒有送{{name}}審核。', remedy: '把{{name}}加入收件人並送審。' },
    waiting: { reason: '{{name}}尚未回饋，回饋期限到 {{latest}}。', remedy: '等待其確認，或提醒一次。' },
    silent: {
      reason: '{{name}}逾期未回饋（期限為 {{latest}}）。',
      remedy: '再次聯絡；主持人也可以直接定稿，會議紀錄將列明其未回饋，且不視為同意。',
    },
  },
  'NM-MIN-03': {
    title: '收件人須在 1 個工作天內回饋「確認無誤」或「提出修改意見」',
    late: {
      reason: '{{name}}應在 {{latest}} 前回饋，現已超過。',
      remedy: '請其選擇「確認無誤」或「提出修改意見」。',
    },
  },
  'NM-MIN-04': {
    title: '會議結束後 48 小時內確認為最終版',
    late: {
      reason: '會議紀錄應在 {{latest}} 前定稿（會議結束後 {{hours}} 小時內），現已超過。',
      remedy: '處理剩餘的回饋後，由主持人定稿。',
    },
  },
  'NM-MIN-05': {
    title: '正式會議紀錄含五部分結構',
    missing: { reason: '會議紀錄缺少：{{sections}}。', remedy: '補上{{sections}}；沒有內容的部分寫「無」。' },
  },
  'NM-MIN-06': {
    title: '會議紀錄發送全體出席人員及相關部門主管，必要時副知上級',
    missing: { reason: '收件人中缺少：{{names}}。', remedy: '加入這些人，或寫明不發送的理由。' },
  },
  'NM-MIN-07': {
    title: '最終版不可修改，只能更正並保留原版',
    final: {
      reason: '會議紀錄已是最終版，不能直接修改。',
      remedy: '提出更正：原版會保留，修訂紀錄會寫明改了什麼、誰改的、誰核准的。',
    },
  },
  'NM-MIN-08': {
    title: '以「會議主題-日期」命名歸檔',
    name: { reason: '歸檔名稱不符合「會議主題-日期」。', remedy: '系統將命名為「{{expected}}」。' },
  },
  'NM-MIN-09': {
    title: '進度同步會議紀錄同步給全體小組成員',
    missing: { reason: '還沒有同步給小組成員：{{names}}。', remedy: '加入這些人，或寫明不同步的理由。' },
  },
  'NM-MIN-10': {
    title: '未處理的修改意見須先處理再定稿',
    open: {
      reason: '還有 {{count}} 則修改意見未處理（{{names}}）。',
      remedy: '逐則採納，或說明理由後列為保留意見，再重新發出。',
    },
  },
  'NM-MIN-11': {
    title: '定稿後任務自動進入《跨部門任務分配表》',
    outside: { reason: '任務「{{name}}」還不在《跨部門任務分配表》中。', remedy: '定稿時系統會自動加入。' },
  },
  'NM-MIN-12': {
    title: '會議紀錄與追蹤表保存期限',
    early: { reason: '會議紀錄須保存 {{years}} 年，{{until}} 前不能刪除。', remedy: '等保存期滿後再刪除。' },
    hold: { reason: '這份會議紀錄被要求留存，不能刪除。', remedy: '解除留存要求後再處理。' },
  },
  'NM-TRK-01': {
    title: '截止日期前 2 天提醒負責人',
    due: { reason: '任務「{{name}}」將在 {{due}} 到期，尚未提醒負責人。', remedy: '系統會自動提醒。' },
  },
  'NM-TRK-02': {
    title: '截止日期後 3 天內彙整完成情況',
    late: {
      reason: '任務「{{name}}」{{due}} 到期，應在 {{latest}} 前彙整完成情況，現已超過。',
      remedy: '請更新責任人向負責人核實：已完成、進行中、延期還是需要支援。',
    },
  },
  'NM-TRK-03': {
    title: '負責人每週五下班前更新進度',
    missed: {
      reason: '任務「{{name}}」有幾次沒有按時更新進度：{{dates}}（截至當天 {{time}}）。',
      remedy: '請負責人補寫進度：做了什麼、在等哪個部門、有沒有風險。',
    },
  },
  'NM-TRK-04': {
    title: '延期或資源不足須提前 1 天向發起部門回報',
    late: {
      reason: '任務「{{name}}」{{due}} 到期，延期應在 {{latest}} 前提出，現已超過。',
      remedy: '可以繼續提交，但會記為「未提前回報」。',
    },
  },
  'NM-TRK-05': {
    title: '每個任務有且只有 1 名第一責任人',
    many: {
      reason: '任務「{{name}}」有 {{count}} 名負責人，最多 {{max}} 名。',
      remedy: '保留一名第一責任人，其他人改為協同人。',
    },
  },
  'NM-TRK-06': {
    title: '標註「已完成」須附交付物',
    none: { reason: '任務「{{name}}」沒有附交付物。', remedy: '上傳檔案、截圖或填寫連結後再標註完成。' },
  },
  'NM-TRK-07': {
    title: '逾期任務須登記原因與處理措施',
    missing: {
      reason: '任務「{{name}}」已於 {{due}} 到期，沒有登記：{{fields}}。',
      remedy: '與負責人溝通後補上{{fields}}。',
    },
  },
  'NM-TRK-08': {
    title: '同一交付物修改次數不超過 2 次',
    many: {
      reason: '任務「{{name}}」的交付物已被退回 {{count}} 次，超過 {{max}} 次。',
      remedy: '升級處理，與評審部門一起重新確認要求。',
    },
  },
  'NM-TRK-09': {
    title: '條件性決議觸發後須提前通知（預設 10 天、全體、電子郵件）',
    unsent: {
      reason: '決議 {{name}} 的條件已觸發，尚未通知，最遲在 {{latest}} 發出。',
      remedy: '立即發出通知。',
    },
    late: {
      reason: '決議 {{name}} 的通知晚於 {{latest}} 發出。',
      remedy: '寫明理由，並確認受影響的各方已經知悉。',
    },
    audience: {
      reason: '決議 {{name}} 的通知範圍或方式不符合要求。',
      remedy: '應以「{{channel}}」通知「{{audience}}」。',
    },
  },
  'NM-TRK-10': {
    title: '追蹤表須指定更新責任人',
    none: { reason: '追蹤表沒有指定更新責任人。', remedy: '指定一人，通常是記錄人或專案助理。' },
  },
  'NM-TRK-11': {
    title: '聯合評審須全部評審部門通過',
    missing: {
      reason: '任務「{{name}}」還沒有通過評審的部門：{{depts}}。',
      remedy: '等這些部門評審通過後再驗收。',
    },
  },
  'NM-TRK-12': {
    title: '截止日落在非工作日時提示',
    dayOff: {
      reason: '任務「{{name}}」的截止日 {{due}} 不是工作日。',
      remedy: '確認是否就定在這一天，或改到前後的工作日。',
    },
  },
  'NM-TRK-13': {
    title: '提供資源或資料的部門須列入協同部門',
    unlisted: {
      reason: '{{dept}}要為任務「{{name}}」提供資源或資料，但沒有列入協同部門。',
      remedy: '把{{dept}}加入協同部門，並寫明提供什麼。',
    },
  },
  'NM-TRK-14': {
    title: '里程碑日期須在任務起訖之間',
    outside: {
      reason: '里程碑「{{name}}」（{{date}}）不在任務起訖時間之內（{{start}} 至 {{end}}）。',
      remedy: '調整里程碑日期，或調整任務起訖時間。',
    },
  },
  'NM-TRK-15': {
    title: '前置任務未完成時後續任務不宜開始',
    waiting: {
      reason: '任務「{{name}}」的前置任務還沒有完成：{{before}}。',
      remedy: '等前置任務完成；確需提前開始的請寫明理由。',
    },
  },
  'NM-TRK-16': {
    title: '週期性會議須先回顧上次待辦',
    none: {
      reason: '這是週期性會議，還沒有安排回顧上次的待辦。',
      remedy: '把「上次待辦回顧」排在第一項；不回顧的請寫明理由。',
    },
  },
  'NM-TRK-17': {
    title: '決議定稿後須有落實任務（防「決而不行」）',
    none: {
      reason: '決議 {{name}} 應在 {{latest}} 前有落實任務，現在一項也沒有。',
      remedy: '為它拆解任務，寫明負責人和期限；不需要的請寫明理由。',
    },
  },
  'NM-TRK-18': {
    title: '暫定決議須有確認日期',
    none: {
      reason: '決議 {{name}} 是暫定的，沒有寫明何時確認。',
      remedy: '填寫確認日期；定不下來的請寫明理由。',
    },
  },
  'NM-TRK-19': {
    title: '任務粒度與要求的輸出格式',
    long: {
      reason: '任務「{{name}}」橫跨 {{count}} 個工作天，超過建議的 {{max}} 天。',
      remedy: '考慮拆成更小的任務，或設定里程碑。',
    },
    formats: { reason: '任務「{{name}}」還缺少要求的格式：{{formats}}。', remedy: '補交這些格式的檔案。' },
  },
  'NM-COL-01': {
    title: '需求單六項必填',
    missing: {
      reason: '「{{field}}」還沒有填寫，這是需求單的必填項。',
      remedy: '填寫「{{field}}」後再送出。',
    },
  },
  'NM-COL-02': {
    title: '需求初審須評估必要性、合理性、完整性',
    missing: { reason: '初審沒有對{{criteria}}作出判斷。', remedy: '逐項選擇「符合」或「不符合」。' },
    unmet: {
      reason: '{{criteria}}判為不符合，卻選擇了通過。',
      remedy: '退回補充或不予受理；確實符合的請改判。',
    },
  },
  'NM-COL-03': {
    title: '立案前須完成影響評估與資源預估',
    unanswered: {
      reason: '{{dept}}還沒有答覆，或其調整意見尚未商定。',
      remedy: '等{{dept}}答覆、協商一致，或不再徵詢該部門。',
    },
    incomplete: {
      reason: '{{dept}}的影響評估與資源預估缺少：{{fields}}。',
      remedy: '請{{dept}}補充；沒有需要的寫「無」，不需費用的填 0。',
    },
    unassessed: {
      reason: '評估人還沒有給出可行性判斷。',
      remedy: '由評估人選擇可行、有條件可行或不可行，並寫明理由。',
    },
  },
  'NM-COL-04': {
    title: '核心成員 5-8 人',
    few: {
      reason: '核心成員只有 {{count}} 人，建議 {{min}}—{{max}} 人。',
      remedy:
        '從各參與部門補充有決策權或執行力的成員；確需少於 {{min}} 人的，寫明原因（共 {{count}} 人，上限 {{max}} 人）。',
    },
    many: {
      reason: '核心成員有 {{count}} 人，建議 {{min}}—{{max}} 人。',
      remedy:
        '把只需日常聯絡的人改為窗口；確需超過 {{max}} 人的，寫明原因（現有 {{count}} 人，下限 {{min}} 人）。',
    },
  },
  'NM-COL-05': {
    title: '組長唯一',
    none: { reason: '還沒有指定組長。', remedy: '指定一位組長，通常是發起部門主管或資深人員。' },
  },
  'NM-COL-06': {
    title: '每個參與部門指定 1 名窗口',
    none: { reason: '{{dept}}還沒有窗口。', remedy: '請{{dept}}指定 1 名日常窗口；暫時不需要的，寫明原因。' },
  },
  'NM-COL-07': {
    title: '分工表每列須有職責、輸出物、期限',
    none: { reason: '分工表還是空的。', remedy: '為每個參與部門寫明職責、輸出物和完成期限。' },
    incomplete: {
      reason: '{{dept}}的「{{name}}」缺少{{fields}}。',
      remedy: '補齊{{dept}}「{{name}}」的{{fields}}，避免職責模糊。',
    },
    unreadable: {
      reason: '{{dept}}「{{name}}」的期限「{{text}}」推算不出日期。',
      remedy:
        '把{{dept}}「{{name}}」的期限「{{text}}」改為具體日期，或「第1個月末」這樣的節點（須先填協作週期的開始日期）。',
    },
  },
  'NM-COL-08': {
    title: '每個子任務 1 個 A、至少 1 個 R',
    noA: { reason: '「{{name}}」沒有當責者（A），出現責任真空。', remedy: '在 RACI 矩陣中指定一個 A。' },
    manyA: {
      reason: '「{{name}}」有多個 A：{{names}}，屬於多頭負責。',
      remedy: '只保留一個 A，其他改為 R、C 或 I。',
    },
    noR: { reason: '「{{name}}」沒有執行方（R），出現責任真空。', remedy: '至少指定一個 R。' },
    manyR: {
      reason: '「{{name}}」有 {{count}} 個 R，多於建議的 {{max}} 個。',
      remedy: '考慮拆分任務，或把部分 R 改為 C。',
    },
    manyC: {
      reason: '「{{name}}」有 {{count}} 個 C，多於建議的 {{max}} 個。',
      remedy: '確認是否都需要事先諮詢，其餘改為 I。',
    },
  },
  'NM-COL-09': {
    title: '各部門確認計畫後才能形成基準',
    waiting: { reason: '{{dept}}還沒有確認計畫。', remedy: '請該部門主管確認；確需先行的請寫明理由。' },
    outdated: {
      reason: '{{dept}}確認之後，它的部分又改過。',
      remedy: '請該部門重新確認；確需先行的請寫明理由。',
    },
  },
  'NM-COL-12': {
    title: '超出協作範圍的工作須走變更流程',
    outside: { reason: '「{{name}}」不在已定基線的計畫內。', remedy: '提出變更申請，或寫明不走變更的理由。' },
  },
  'NM-COL-13': {
    title: '里程碑須經利害關係人審核確認',
    waiting: {
      reason: '里程碑「{{name}}」還沒有經以下人員確認：{{names}}。',
      remedy: '等相關方給出審核結論；確需先通過的請寫明理由。',
    },
    open: {
      reason: '里程碑「{{name}}」還沒有通過審核。',
      remedy: '先完成里程碑審核；確需先驗收的請寫明理由。',
    },
  },
  'NM-COL-14': {
    title: '進度偏差分級預警',
    behind: {
      reason: '「{{name}}」比基線偏差 {{days}} 個工作天（{{percent}}%）。',
      remedy: '按預警級別採取措施，並記錄處理結果。',
    },
    path: {
      reason: '關鍵路徑延誤 {{days}} 個工作天，預計 {{end}} 完成。',
      remedy: '啟動應變計畫，或提出變更。',
    },
  },
  'NM-COL-10': {
    title: '每週或每兩週召開進度同步會議',
    missed: {
      reason: '到{{latest}}為止的這個週期沒有開進度同步會。',
      remedy: '從同步報告召集進度同步會，或與小組約定下次時間。',
    },
    rhythm: {
      reason: '同步週期為{{count}}週，最長應為{{max}}週。',
      remedy: '把同步週期改為每週或每雙週。',
    },
  },
  'NM-COL-11': {
    title: '未完成事項須寫明原因',
    none: {
      reason: '未完成事項「{{name}}」還沒有寫原因。',
      remedy: '寫明原因；需要其他部門協助的，同時選上部門。',
    },
  },
  'NM-COL-18': {
    title: '每週期彙整進度並同步給全部利害關係人',
    missed: {
      reason: '到{{latest}}為止的這個週期沒有向相關方發送進度同步報告。',
      remedy: '彙總本週期進展並發送。',
    },
  },
  'NM-COL-15': {
    title: '專案結束須召開檢討會並產出檢討報告',
    noMeeting: {
      reason: '還沒有開過檢討會。',
      remedy: '由組長召集檢討會，或寫明為什麼不開。',
    },
    noReport: {
      reason: '還沒有檢討報告。',
      remedy: '發起檢討，請各部門寫下亮點、不足和經驗教訓。',
    },
    notFinal: {
      reason: '檢討報告還沒有定稿。',
      remedy: '由組長審閱並定稿。',
    },
  },
  'NM-COL-19': {
    title: '定期評估協作流程',
    never: {
      reason: '還沒有評估過協作流程，最遲應在{{latest}}前評估一次（每{{months}}個月一次）。',
      remedy: '看一遍協作指標，寫下結論，需要時修改規範。',
    },
    due: {
      reason: '上次評估協作流程是在{{last}}，下一次最遲應在{{latest}}（每{{months}}個月一次）。',
      remedy: '看一遍這段時間的協作指標，寫下結論，需要時修改規範。',
    },
  },
  'NM-COL-16': {
    title: '啟動表至少登記 1 項風險',
    few: {
      reason: '啟動表登記了 {{count}} 項風險，至少要 {{min}} 項。',
      remedy: '預判至少 {{min}} 項潛在風險（現有 {{count}} 項），寫明因應措施和責任部門。',
    },
  },
  'NM-COL-17': {
    title: '須有溝通計畫',
    none: { reason: '還沒有溝通計畫。', remedy: '寫明多久溝通一次、用什麼形式、溝通哪些內容。' },
  },
  'NM-COL-20': {
    title: '接收部門 2 個工作天內答覆需求',
    late: {
      reason: '{{dept}}應在{{latest}}前答覆，至今未答覆。',
      remedy: '由{{dept}}主管或窗口答覆：確認參與、提出調整或說明無法支援。',
    },
  },
  'NM-ESC-01': {
    title: '升級前須有組長召集的協商紀錄',
    none: { reason: '還沒有組長召集的協商紀錄。', remedy: '請組長先召集雙方協商，並記下談了什麼。' },
    goal: { reason: '沒有寫明雙方的共同目標。', remedy: '先寫下雙方都要達成的目標，再談分歧。' },
    opinion: {
      reason: '{{dept}}的意見不完整，缺少{{fields}}。',
      remedy: '上報時須寫明雙方的不同意見和理由，請{{dept}}補齊。',
    },
    unsigned: {
      reason: '{{dept}}主管還沒有簽名。',
      remedy: '請{{dept}}主管核對本部門的意見後簽名，再上報。',
    },
  },
  'NM-ESC-02': {
    title: '依「部門經理→分管副總→總經理」逐級升級',
    skipped: {
      reason: '這一步直接到{{level}}，跳過了{{expected}}。',
      remedy: '先由{{expected}}處理；確屬緊急者，寫明理由後越級，被越過的人會收到通知。',
    },
  },
  'NM-ESC-03': {
    title: '各級回應時限',
    late: {
      reason: '{{level}}應在{{latest}}前給出處理意見，已經逾時。',
      remedy: '請儘早裁決，或交給上一級處理。',
    },
  },
  'NM-ESC-04': {
    title: '裁決須有書面紀錄並轉為任務',
    unwritten: { reason: '裁決沒有寫下來。', remedy: '寫明怎麼定的、各方要做什麼。' },
    noTask: { reason: '裁決還沒有轉成任務。', remedy: '把要做的事建成任務，寫明負責人和期限。' },
  },
  'NM-ESC-05': {
    title: '應變計畫須有臨時負責人、因應措施、影響評估',
    missing: {
      reason: '應變計畫缺少：{{fields}}。',
      remedy: '補齊後再啟動：誰臨時負責、怎麼應對、對進度、成本、範圍各有什麼影響（沒有影響也要寫明）。',
    },
  },
  'NM-INF-01': {
    title: '資訊須標註保密等級並據此控管存取',
    unmarked: {
      reason: '這筆紀錄沒有標註保密等級。',
      remedy: '選擇公開、內部、秘密或機密；不確定時採用資訊規則給的等級。',
    },
  },
  'NM-INF-02': {
    title: '重要資訊及時副知利害關係人',
    leftOut: {
      reason: '利害關係人沒有全部列入副本：{{people}}。',
      remedy: '把{{people}}加入副本，或寫明不副知的理由。',
    },
  },
  'NM-INF-03': {
    title: '重要資訊須形成書面紀錄',
    none: {
      reason: '這項重要決定沒有選擇書面紀錄的形式。',
      remedy: '用會議紀錄、電子郵件確認或變更通知留下書面紀錄。',
    },
    otherKind: { reason: '所選的書面紀錄形式不在規範認可的範圍內。', remedy: '改用規範認可的書面紀錄形式。' },
  },
} as const satisfies FindingTexts

export const findingTerms = {
  separator: '、',
  word: {
    duration: '時間',
    moneyCents: '財力',
    material: '物力',
    people: '人力',
    impact: '影響範圍',
    completeness: '完整性',
    reasonableness: '合理性',
    necessity: '必要性',
    potentialRisks: '潛在風險',
    'division.duty': '核心職責',
    'division.output': '輸出物',
    'division.due': '完成期限',
    projectGoal: '專案目標',
    duties: '核心職責',
    timeNodes: '時間節點',
    resourceNeeds: '資源需求',
    alignment: '對齊事項',
    matterKinds: '衝突或問題類型',
    disputeMap: '爭議點梳理',
    rootCause: '根本原因',
    countermeasure: '對策',
    priorityList: '需求優先順序清單',
    resolution: '分配與化解結論',
    progress: '各部門進展',
    problems: '暴露的問題',
    direction: '下一步方向',
    kpi: 'KPI達成情況',
    focus: '重點攻堅事項',
    title: '議題名稱',
    discussionContent: '討論內容',
    ownerId: '負責人',
    plannedMinutes: '預計時長',
    expectedOutput: '輸出成果',
    preparer: '準備人',
    materialDue: '繳交期限',
    dept: '部門',
    person: '人員',
    content: '決議內容',
    owner: '負責人',
    dueDate: '完成期限',
    dueText: '完成期限',
    name: '任務名稱',
    description: '任務說明',
    doneCriteria: '完成標準',
    requiredResources: '所需資源',
    overdueReason: '逾期原因',
    overdueMeasure: '處理措施',
    goal: '目標',
    background: '協作背景',
    expectedOutcome: '期望成果',
    host: '主持人',
    recorder: '記錄人',
    timekeeper: '計時員',
    decider: '決策者',
    executor: '執行者',
    specific: '具體',
    measurable: '可衡量',
    achievable: '可達成',
    relevant: '相關性',
    timeBound: '時限性',
    basics: '會議基本資料',
    goalAndAgendaReview: '會議目標與議程回顧',
    topicRecords: '各議題討論要點',
    decisionTable: '決議事項彙整',
    todoTable: '待辦事項追蹤表',
    all: '全體',
    attendees: '出席人員',
    relatedDepts: '相關部門',
    mail: '電子郵件',
    chat: '即時通訊',
    system: '系統內通知',
    // Escalation and contingency
    position: '立場',
    facts: '事實與資料',
    negotiating: '組長協商',
    level1: '部門主管',
    level2: '分管副總',
    level3: '總經理',
    coordinator: '協調人',
    interimOwner: '臨時負責人',
    measures: '應對措施',
    impactSchedule: '對進度的影響',
    impactCost: '對成本的影響',
    impactScope: '對範圍的影響',
  },
} as const satisfies FindingTerms

/** Hints of the SMART check, by the keys it hands out. */
export const smartHint = {
  'smart.specific.empty': '先寫下要達成的結果。',
  'smart.specific.vague': '只說了要談什麼。請寫成結果，如「確定……」「形成……」「通過……」。',
  'smart.specific.noResult':
    '看不出會得到什麼結果。請用「確定、形成、完成、提交」這樣的動詞，或寫明提升、降低到多少。',
  'smart.measurable.empty': '寫明數量，或可以核對的成果。',
  'smart.measurable.noMeasure': '沒有數量，也沒有可以核對的成果。請補上數值或交付物。',
  'smart.achievable.empty': '寫明由誰來做。',
  'smart.achievable.unbounded': '「徹底、一切、所有問題」這樣的說法難以達成。請限定範圍。',
  'smart.achievable.noResult': '結果還不明確，無法判斷能否達成。',
  'smart.achievable.noActor': '沒有寫明由哪些部門或人員來做。',
  'smart.relevant.empty': '寫明它服務於哪項協作需求。',
  'smart.relevant.noNeed': '沒有連結協作需求，也沒有提到相關部門。',
  'smart.timeBound.empty': '寫明完成的時間。',
  'smart.timeBound.noTime': '沒有時間節點。請寫上日期，或「9 月前」「3 個月內」。',
} as const satisfies Record<SmartHint, string>
