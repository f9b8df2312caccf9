/** Notices, in the product and by mail. `value` gives words to parameters that are codes, or empty (`none`). */
export const notification = {
  kind: {
    collaboration: {
      toConfirm: {
        title: '請確認啟動表：{{title}}',
        body: '{{by}}把協作專案「{{title}}」（{{number}}）的啟動表送交您確認。請核對本部門的職責、輸出物和期限；有不同意見的，寫明理由提出異議。',
        action: '確認或提出異議',
      },
      objected: {
        title: '{{dept}}對啟動表有異議：{{title}}',
        body: '{{by}}代表{{dept}}對協作專案「{{title}}」（{{number}}）的啟動表提出異議：{{reason}}',
        action: '回覆異議',
      },
      objectionAnswered: {
        title: '您的異議已回覆：{{title}}',
        body: '{{by}}回覆了您對協作專案「{{title}}」（{{number}}）啟動表的異議：{{text}} 請確認，或再次提出。',
        action: '檢視回覆並確認',
      },
      allConfirmed: {
        title: '各部門都已確認，可以啟動：{{title}}',
        body: '協作專案「{{title}}」（{{number}}）的啟動表已由全部參與部門確認。',
        action: '啟動專案',
      },
      started: {
        title: '協作專案已啟動：{{title}}',
        body: '{{by}}啟動了協作專案「{{title}}」（{{number}}），您在其中。溝通計畫中的例會和分工表中的任務已經產生。',
        action: '檢視專案',
      },
      paused: {
        title: '協作專案已暫停：{{title}}',
        body: '{{by}}暫停了協作專案「{{title}}」（{{number}}）。原因：{{reason}}',
        action: '檢視專案',
      },
      resumed: {
        title: '協作專案已恢復：{{title}}',
        body: '{{by}}恢復了協作專案「{{title}}」（{{number}}）。說明：{{reason}}',
        action: '檢視專案',
      },
      terminated: {
        title: '協作專案已終止：{{title}}',
        body: '{{by}}終止了協作專案「{{title}}」（{{number}}），未完成的任務已取消。原因：{{reason}}',
        action: '檢視專案',
      },
      stopAsked: {
        title: '{{by}}申請終止：{{title}}',
        body: '{{by}}申請終止協作專案「{{title}}」（{{number}}），須由您或其他上級決定。原因：{{reason}}',
        action: '同意或不同意',
      },
      stopRefused: {
        title: '終止申請未獲同意：{{title}}',
        body: '{{by}}不同意終止協作專案「{{title}}」（{{number}}）。理由：{{reason}}',
        action: '檢視專案',
      },
      delegated: {
        title: '{{by}}把「{{power}}」交給您：{{title}}',
        body: '在協作專案「{{title}}」（{{number}}）中，{{by}}把組長的「{{power}}」權限交給您。原因：{{reason}}',
        action: '檢視專案',
      },
    },
    request: {
      toReview: {
        title: '請初審協作需求：{{title}}',
        body: '{{by}}送出了協作需求單「{{title}}」（{{number}}），由您初審必要性、合理性與完整性，期限：{{dueAt}}。',
        action: '初審需求',
      },
      reviewLate: {
        title: '初審已逾期：{{title}}',
        body: '協作需求單「{{title}}」（{{number}}）應在{{dueAt}}前完成初審，仍在您手裡。',
        action: '初審需求',
      },
      passed: {
        title: '初審已通過：{{title}}',
        body: '{{by}}通過了協作需求單「{{title}}」（{{number}}）的初審，已送各接收部門答覆。',
        action: '檢視進展',
      },
      returned: {
        title: '需求單被退回：{{title}}',
        body: '{{by}}將協作需求單「{{title}}」（{{number}}）退回補充：{{comment}}',
        action: '補充後重新送出',
      },
      rejected: {
        title: '需求不予受理：{{title}}',
        body: '{{by}}對協作需求單「{{title}}」（{{number}}）的決定是不予受理。理由：{{reason}}',
        action: '檢視需求單',
      },
      asked: {
        title: '請{{department}}答覆協作需求：{{title}}',
        body: '{{by}}的協作需求單「{{title}}」（{{number}}）需要{{department}}答覆，期限：{{dueAt}}。您是該部門的主管或窗口：請確認參與、提出調整，或說明無法支援。',
        action: '答覆需求',
      },
      answerDue: {
        title: '{{department}}尚未答覆：{{title}}',
        body: '協作需求單「{{title}}」（{{number}}）請{{department}}在{{dueAt}}前答覆，目前還沒有答覆。',
        action: '答覆需求',
      },
      answerLate: {
        title: '{{department}}逾期未答覆：{{title}}',
        body: '協作需求單「{{title}}」（{{number}}）的答覆期限{{dueAt}}已過，{{department}}沒有答覆。雙方部門主管收到此通知，請溝通處理。',
        action: '檢視需求單',
      },
      answered: {
        title: '{{department}}已答覆：{{title}}',
        body: '{{by}}代表{{department}}答覆了協作需求單「{{title}}」（{{number}}）：{{answer}}。',
        action: '檢視答覆',
      },
      countered: {
        title: '{{department}}提出調整：{{title}}',
        body: '{{by}}代表{{department}}對協作需求單「{{title}}」（{{number}}）提出調整：{{text}}',
        action: '協商調整',
      },
      forwarded: {
        title: '需求已轉交{{department}}：{{title}}',
        body: '{{by}}將協作需求單「{{title}}」（{{number}}）轉交{{department}}。理由：{{reason}}',
        action: '檢視需求單',
      },
      dropped: {
        title: '不再需要貴部門答覆：{{title}}',
        body: '{{by}}不再就協作需求單「{{title}}」（{{number}}）徵詢貴部門。理由：{{reason}}',
        action: '檢視需求單',
      },
      revised: {
        title: '需求單已調整：{{title}}',
        body: '{{by}}調整了協作需求單「{{title}}」（{{number}}）：{{text}} 貴部門的答覆仍然有效，有變化可以改答。',
        action: '檢視調整內容',
      },
      toAssess: {
        title: '各部門已答覆，請評估：{{title}}',
        body: '協作需求單「{{title}}」（{{number}}）的各部門都已答覆。您是評估人，請給出可行性判斷。',
        action: '評估可行性',
      },
      toDecide: {
        title: '請決定是否受理：{{title}}',
        body: '{{by}}評估協作需求單「{{title}}」（{{number}}）為{{feasibility}}，由您決定是否受理。',
        action: '作出決定',
      },
      accepted: {
        title: '需求已受理：{{title}}',
        body: '{{by}}決定受理協作需求單「{{title}}」（{{number}}），接下來由發起部門立案或轉為任務。',
        action: '檢視需求單',
      },
      converted: {
        title: '需求已立案：{{title}}',
        body: '{{by}}將協作需求單「{{title}}」（{{number}}）轉為{{what}}，開始執行。',
        action: '檢視需求單',
      },
      withdrawn: {
        title: '需求單已撤回：{{title}}',
        body: '{{by}}撤回了協作需求單「{{title}}」（{{number}}）。理由：{{reason}}',
        action: '檢視需求單',
      },
      closed: {
        title: '需求已辦結，請評分：{{title}}',
        body: '您發起的協作需求單「{{title}}」（{{number}}）已經辦結。請為這次協作評分。',
        action: '評價協作',
      },
    },
    meeting: {
      collecting: {
        title: '徵集議題：{{title}}',
        body: '{{by}}正在為會議「{{title}}」（{{number}}）徵集議題，截止時間：{{dueAt}}。您在與會名單中，有需要會上解決的問題請在截止前提出。',
        action: '提出議題',
      },
      topicProposed: {
        title: '{{by}}為「{{title}}」提出議題：{{topic}}',
        body: '{{by}}為會議「{{title}}」（{{number}}）提出議題「{{topic}}」。您是會議的組織者，請決定是否列入議程。',
        action: '答覆議題',
      },
      topicAccepted: {
        title: '您為「{{title}}」提出的議題已列入議程：{{topic}}',
        body: '{{by}}已將您提出的「{{topic}}」列入會議「{{title}}」（{{number}}）的議程，由您負責。請補齊討論內容。',
        action: '檢視議程',
      },
      topicDeclined: {
        title: '您為「{{title}}」提出的議題未列入議程：{{topic}}',
        body: '{{by}}沒有將您提出的「{{topic}}」列入會議「{{title}}」（{{number}}）的議程。理由：{{reason}}',
        action: '檢視議題徵集',
      },
      collectionOver: {
        title: '議題徵集已截止：{{title}}',
        body: '會議「{{title}}」（{{number}}）的議題徵集已經截止，待答覆的議題：{{count}}個。您是會議的組織者，請答覆後確定議程。',
        action: '答覆議題',
      },
      materialDue: {
        title: '請提交「{{title}}」的會議資料：{{name}}',
        body: '會議「{{title}}」（{{number}}）的資料「{{name}}」應在{{dueAt}}前提交。您是準備人，請準時上傳。',
        action: '上傳資料',
      },
      materialLate: {
        title: '「{{title}}」的會議資料逾期未交：{{name}}',
        body: '會議「{{title}}」（{{number}}）的資料「{{name}}」應在{{dueAt}}前提交，準備人{{person}}尚未提交。您是準備人或會議的組織者，請儘快處理。',
        action: '檢視資料',
      },
      materialIn: {
        title: '{{by}}提交了「{{title}}」的資料：{{name}}',
        body: '{{by}}提交了會議「{{title}}」（{{number}}）的資料「{{name}}」。您是會議的組織者，請審核。',
        action: '審核資料',
      },
      materialBack: {
        title: '「{{title}}」的會議資料需修改：{{name}}',
        body: '{{by}}審核了會議「{{title}}」（{{number}}）的資料「{{name}}」，需要修改：{{comment}}',
        action: '修改後重新上傳',
      },
      invited: {
        title: '會議邀請：{{title}}',
        body: '{{by}}邀請您參加會議「{{title}}」（{{number}}），時間：{{startAt}}，地點：{{place}}。您在與會名單中，請確認是否出席。',
        action: '確認是否出席',
      },
      rescheduled: {
        title: '會議改期：{{title}}',
        body: '{{by}}調整了會議「{{title}}」（{{number}}）的安排，新的時間：{{startAt}}，地點：{{place}}。您在與會名單中，請重新確認是否出席。',
        action: '重新確認是否出席',
      },
      cancelled: {
        title: '會議取消：{{title}}',
        body: '{{by}}取消了原定於{{startAt}}的會議「{{title}}」（{{number}}）。原因：{{reason}}。您在與會名單中，因此通知您。',
        action: '檢視會議',
      },
      rsvp: {
        title: '{{person}}{{answer}}：{{title}}',
        body: '{{person}}對會議「{{title}}」（{{number}}）的回覆：{{answer}}。您是會議的組織者，因此通知您。',
        action: '檢視出席確認情況',
      },
      proxy: {
        title: '請您代理出席：{{title}}',
        body: '{{person}}無法參加會議「{{title}}」（{{number}}，{{startAt}}），指定您代理出席，授權範圍：{{scope}}。',
        action: '檢視會議與資料',
      },
      reminder: {
        title: '會議將於{{startAt}}開始：{{title}}',
        body: '會議「{{title}}」（{{number}}）將於{{startAt}}開始，地點：{{place}}。您在與會名單中，請提前閱讀資料。',
        action: '開啟會議',
      },
      evaluate: {
        title: '會後評價：{{title}}',
        body: '會議「{{title}}」（{{number}}）已結束，請在{{dueAt}}前說說這次會開得怎麼樣。您參加了這次會議，因此請您評價；可以不署名。',
        action: '去評價',
      },
      closed: {
        title: '會議已閉環：{{title}}',
        body: '會議「{{title}}」（{{number}}）的決議已全部落實，會議已關閉。您是會議的主持人或組織者，因此通知您。',
        action: '檢視會議',
      },
    },
    minutes: {
      draftDue: {
        title: '請整理會議紀錄：{{title}}',
        body: '會議「{{title}}」（{{number}}）的紀錄初版應在{{dueAt}}前完成。您是記錄人，請在此之前整理好。',
        action: '整理會議紀錄',
      },
      draftLate: {
        title: '會議紀錄初版逾期：{{title}}',
        body: '會議「{{title}}」（{{number}}）的紀錄初版應在{{dueAt}}前完成，記錄人{{person}}尚未完成。您是主持人，請跟進。',
        action: '檢視會議紀錄',
      },
      sent: {
        title: '請確認會議紀錄：{{title}}',
        body: '{{by}}發來會議「{{title}}」（{{number}}）的紀錄。請在{{dueAt}}前確認，或提出修改意見。',
        action: '確認會議紀錄',
      },
      reminder: {
        title: '提醒：會議紀錄等您確認：{{title}}',
        body: '會議「{{title}}」（{{number}}）的紀錄還沒有收到您的回饋，回饋期限是{{dueAt}}。請確認，或提出修改意見。',
        action: '確認會議紀錄',
      },
      feedbackLate: {
        title: '{{person}}逾期未回饋會議紀錄：{{title}}',
        body: '{{person}}未在{{dueAt}}前回饋會議「{{title}}」（{{number}}）的紀錄。您是主持人或記錄人，請聯繫本人；未回饋不視為同意。',
        action: '檢視回饋情況',
      },
      proposed: {
        title: '{{person}}對會議紀錄提出修改意見：{{title}}',
        body: '{{person}}對會議「{{title}}」（{{number}}）的紀錄提出了修改意見。您負責這份紀錄，請逐條答覆。',
        action: '答覆修改意見',
      },
      revised: {
        title: '會議紀錄已修訂，請重新確認：{{title}}',
        body: '{{by}}修訂了會議「{{title}}」（{{number}}）的紀錄。您是收件人，請在{{dueAt}}前重新確認。',
        action: '檢視改動並確認',
      },
      final: {
        title: '會議紀錄定稿：{{title}}',
        body: '{{by}}已將會議「{{title}}」（{{number}}）的紀錄定稿。您是收件人，請以此版本為準。',
        action: '閱讀最終版',
      },
      redrawn: {
        title: '會議紀錄收回修訂：{{title}}',
        body: '會議「{{title}}」（{{number}}）的紀錄發出後，{{what}}有改動，{{by}}已依現況重新取入。您是收件人，修訂稿發出後請再次確認。',
        action: '檢視紀錄',
      },
      amendmentAsked: {
        title: '請審批會議紀錄更正：{{title}}',
        body: '{{by}}申請更正會議「{{title}}」（{{number}}）的紀錄，位置：{{place}}。您是主持人或該事項的負責人，請審批。',
        action: '審批更正',
      },
      amendmentRejected: {
        title: '會議紀錄更正未獲核准：{{title}}',
        body: '{{by}}不同意更正會議「{{title}}」（{{number}}）的紀錄，位置：{{place}}。理由：{{reason}}',
        action: '檢視更正',
      },
      amended: {
        title: '會議紀錄已更正：{{title}}',
        body: '會議「{{title}}」（{{number}}）的紀錄已更正，經辦人{{by}}，位置：{{place}}。您收到過原版，請以更正版為準。',
        action: '檢視改動',
      },
      finalDue: {
        title: '請定稿會議紀錄：{{title}}',
        body: '會議「{{title}}」（{{number}}）的紀錄應在{{dueAt}}前定稿，目前尚未定稿。您是主持人，請處理。',
        action: '處理會議紀錄',
      },
    },
    decision: {
      vote: {
        title: '請表決：{{title}}',
        body: '決議「{{title}}」（{{number}}）正在表決，截止：{{dueAt}}。您代表一張選票，請投票；截止前可以更改。',
        action: '前往投票',
      },
      conditionMet: {
        title: '請發出條件通知：{{title}}',
        body: '決議「{{title}}」（{{number}}）約定的條件已經發生：{{condition}}。您負責發出通知，最遲發出日期：{{dueOn}}。通知已起草完成，核對後即可發出。',
        action: '核對並發出通知',
      },
      notice: {
        title: '{{title}}',
        body: '{{text}}（決議{{number}}）',
        action: '檢視決議',
      },
      conditionAsked: {
        title: '請核對條件是否發生：{{title}}',
        body: '決議「{{title}}」（{{number}}）的條件是：{{condition}}，影響日期{{affectedOn}}。若已發生，通知最遲應於{{dueOn}}發出。您負責發出通知，請核對；沒有發生則不必處理。',
        action: '核對條件',
      },
      noticeDue: {
        title: '條件通知即將到期：{{title}}',
        body: '決議「{{title}}」（{{number}}）的通知已起草，尚未發出，最遲發出日期：{{dueOn}}。',
        action: '核對並發出通知',
      },
      noticeLate: {
        title: '條件通知尚未發出：{{title}}',
        body: '決議「{{title}}」（{{number}}）的通知最遲應於{{dueOn}}發出，目前還沒有發出。您是主持人或通知人，請儘快處理。',
        action: '檢視並發出通知',
      },
      chatToConfirm: {
        title: '請確認：{{title}}',
        body: '{{by}}把即時通訊中作出的決定「{{title}}」（{{number}}）補成了書面紀錄，並將副本給您。請看它是否與您所知一致。',
        action: '看內容並確認',
      },
      chatCorrected: {
        title: '已更正，請再確認：{{title}}',
        body: '{{by}}更正了即時通訊決定「{{title}}」（{{number}}）的書面紀錄，理由：{{text}}。請看新的表述是否與您所知一致。',
        action: '看更正並確認',
      },
      chatObjected: {
        title: '有異議：{{title}}',
        body: '{{by}}對您補錄的即時通訊決定「{{title}}」（{{number}}）提出異議：{{text}}。請更正，或回覆為什麼維持原來的表述。',
        action: '更正或回覆',
      },
      chatReplied: {
        title: '您的異議已回覆：{{title}}',
        body: '{{by}}回覆了您對即時通訊決定「{{title}}」（{{number}}）的異議：{{text}}',
        action: '檢視回覆',
      },
      chatUnwritten: {
        title: '說好要補記的決定還沒有寫：{{title}}',
        body: '您記下過「{{title}}」是在即時通訊中決定的，應在{{latest}}前補成書面紀錄，現在還沒有寫。',
        action: '現在補錄',
      },
      noTask: {
        title: '決議還沒有落實任務：{{title}}',
        body: '決議「{{title}}」（{{number}}）在會議紀錄定稿後一個工作日（{{dueAt}}）內沒有建立任務。您是主持人，請明確由誰落實。',
        action: '安排任務',
      },
      confirmBy: {
        title: '暫定事項到期，請確認：{{title}}',
        body: '暫定決議「{{title}}」（{{number}}）應於{{dueOn}}前確認。您是主持人，請確認或變更。',
        action: '確認或變更',
      },
      approvalToSubmit: {
        title: '請提交審批申請：{{title}}',
        body: '會議決議要求您提交「{{title}}」（{{number}}），提交期限：{{dueOn}}。',
        action: '填寫並提交',
      },
      approvalDue: {
        title: '審批申請即將到期：{{title}}',
        body: '「{{title}}」（{{number}}）應於{{dueOn}}前提交審批，目前還沒有提交。您是提交人，請處理。',
        action: '填寫並提交',
      },
      approvalLate: {
        title: '審批申請逾期未提交：{{title}}',
        body: '{{person}}應於{{dueOn}}前提交「{{title}}」（{{number}}），目前還沒有提交。您是提交人或主持人，請跟進。',
        action: '檢視申請',
      },
      approvalAsked: {
        title: '請審批：{{title}}',
        body: '{{by}}提交了「{{title}}」（{{number}}）。您是審批人，請核准或駁回。',
        action: '前往審批',
      },
      approvalGranted: {
        title: '已核准：{{title}}',
        body: '{{by}}核准了「{{title}}」（{{number}}）。審批意見：{{comment}}。',
        action: '檢視申請',
      },
      approvalRejected: {
        title: '已駁回：{{title}}',
        body: '{{by}}駁回了「{{title}}」（{{number}}）。原因：{{comment}}。修改後可以重新提交。',
        action: '檢視申請',
      },
    },
    task: {
      assigned: {
        title: '新任務：{{title}}',
        body: '{{by}}把任務「{{title}}」（{{number}}）交給您負責，計劃完成時間：{{dueOn}}。請檢視完成標準後開始。',
        action: '檢視任務',
      },
      toReview: {
        title: '您是驗收人：{{title}}',
        body: '{{by}}指定您驗收任務「{{title}}」（{{number}}，負責人：{{owner}}）。交付物提交後會再通知您。',
        action: '檢視任務',
      },
      dueSoon: {
        title: '任務即將到期：{{title}}',
        body: '任務「{{title}}」（{{number}}）將於{{dueOn}}到期。您是負責人或協同人；如無法按時完成，請提前一天提出延期。',
        action: '更新進度',
      },
      overdue: {
        title: '任務逾期，完成情況未收集：{{title}}',
        body: '任務「{{title}}」（{{number}}，負責人：{{owner}}）應於{{dueOn}}完成，到期後沒有任何進展紀錄。您負責跟進這項任務，請登記原因和處理措施。',
        action: '登記完成情況',
      },
      dueToday: {
        title: '今天到期：{{title}}',
        body: '任務「{{title}}」（{{number}}，負責人：{{owner}}）計劃於{{dueOn}}完成。您是負責人或協同人；完成後請提交交付物，無法如期完成請申請延期。',
        action: '更新進度',
      },
      late: {
        title: '逾期{{days}}個工作日：{{title}}',
        body: '任務「{{title}}」（{{number}}，負責人：{{owner}}）應於{{dueOn}}完成，至今沒有提交，也沒有申請延期。依逐級提醒的規則，這一步通知到您。',
        action: '查看任務',
      },
      urged: {
        title: '{{by}}催辦：{{title}}',
        body: '任務「{{title}}」（{{number}}，計劃完成時間：{{dueOn}}）正等您處理。留言：{{text}}',
        action: '處理任務',
      },
      weekly: {
        title: '請更新本週進度：{{title}}',
        body: '您負責的任務「{{title}}」（{{number}}）本週還沒有更新進度，請在{{dueAt}}前更新。',
        action: '更新進度',
      },
      weeklyMissed: {
        title: '本週進度未更新：{{title}}',
        body: '任務「{{title}}」（{{number}}，負責人：{{owner}}）沒有在{{dueAt}}前更新進度。您是負責人或更新責任人，請補充。',
        action: '更新進度',
      },
      weeklyMany: {
        title: '請更新本週進度：{{title}}等{{count}}項',
        body: '您負責的「{{title}}」等{{count}}項任務本週還沒有更新進度，請在{{dueAt}}前逐項更新，每項一句話加一個百分比。',
        action: '逐項更新',
      },
      weeklyMissedMany: {
        title: '本週進度未更新：{{title}}等{{count}}項',
        body: '「{{title}}」等{{count}}項任務沒有在{{dueAt}}前更新進度。您是負責人或更新責任人，請補充或提醒。',
        action: '逐項查看',
      },
      support: {
        title: '任務需要支援：{{title}}',
        body: '{{by}}在任務「{{title}}」（{{number}}）中請求支援：{{text}}。請您協調資源或調整計劃。',
        action: '處理支援請求',
      },
      supportGiven: {
        title: '支援已到位：{{title}}',
        body: '{{by}}確認任務「{{title}}」（{{number}}）所需的支援已經到位，您可以繼續推進。',
        action: '繼續推進任務',
      },
      supportRefused: {
        title: '支援請求未能滿足：{{title}}',
        body: '{{by}}無法為任務「{{title}}」（{{number}}）提供支援：{{reason}}。您是負責人或交辦人，請另行協調。',
        action: '另行協調',
      },
      assignmentReturned: {
        title: '任務被退回：{{title}}',
        body: '{{by}}退回了您交辦的任務「{{title}}」（{{number}}）。理由：{{reason}}。請改派他人，或說明理由後堅持交辦。',
        action: '處理退回',
      },
      insisted: {
        title: '任務仍由您負責：{{title}}',
        body: '{{by}}答覆：任務「{{title}}」（{{number}}）仍由您負責。理由：{{reason}}。請簽收。',
        action: '簽收任務',
      },
      suspended: {
        title: '任務暫緩：{{title}}',
        body: '{{by}}暫緩了任務「{{title}}」（{{number}}）。原因：{{reason}}。恢復前不需要更新進度。',
        action: '檢視任務',
      },
      resumed: {
        title: '任務恢復：{{title}}',
        body: '{{by}}恢復了任務「{{title}}」（{{number}}），預計完成時間：{{dueOn}}。請繼續推進。',
        action: '繼續推進任務',
      },
      dueSettled: {
        title: '期限已確定：{{title}}',
        body: '任務「{{title}}」（{{number}}）所等的事已經發生，完成期限為{{dueOn}}。您是負責人或交辦人，因此通知您。',
        action: '檢視任務',
      },
      delay: {
        title: '延期申請：{{title}}',
        body: '{{by}}申請把任務「{{title}}」（{{number}}）的完成時間從{{dueOn}}延至{{newDueOn}}。原因：{{reason}}。請您審批。',
        action: '審批延期',
      },
      delayApproved: {
        title: '延期已核准：{{title}}',
        body: '{{by}}核准任務「{{title}}」（{{number}}）的新完成時間：{{newDueOn}}。原定時間仍保留在紀錄中。',
        action: '檢視任務',
      },
      delayRefused: {
        title: '延期未獲同意：{{title}}',
        body: '{{by}}沒有同意任務「{{title}}」（{{number}}）延期，完成時間仍為{{dueOn}}。理由：{{reason}}。您參與這項任務，因此通知您。',
        action: '檢視任務',
      },
      escalated: {
        title: '任務升級：{{title}}',
        body: '{{by}}將任務「{{title}}」（{{number}}）升級：{{reason}}。您是交辦人或相關部門的主管，請決定如何處理。',
        action: '處理升級',
      },
      submitted: {
        title: '請驗收：{{title}}',
        body: '{{by}}提交了任務「{{title}}」（{{number}}）的交付物。您是驗收人或任務的交辦人，請檢視。',
        action: '檢視並驗收',
      },
      accepted: {
        title: '任務已完成：{{title}}',
        body: '{{by}}已驗收通過任務「{{title}}」（{{number}}），任務完成。您參與了這項任務，因此通知您。',
        action: '檢視任務',
      },
      returned: {
        title: '任務退回修改：{{title}}',
        body: '{{by}}退回了任務「{{title}}」（{{number}}），請在{{dueOn}}前修改後重新提交。意見：{{comment}}',
        action: '檢視意見並修改',
      },
      cancelled: {
        title: '任務取消：{{title}}',
        body: '{{by}}取消了任務「{{title}}」（{{number}}）。原因：{{reason}}。您參與了這項任務，因此通知您。',
        action: '檢視任務',
      },
      reopened: {
        title: '任務重新開啟：{{title}}',
        body: '{{by}}重新開啟了任務「{{title}}」（{{number}}）。原因：{{reason}}。您參與了這項任務，因此通知您。',
        action: '檢視任務',
      },
    },
    conflict: {
      toLead: {
        title: '需要您召集協商：{{title}}',
        body: '{{by}}提出了衝突「{{title}}」（{{number}}），由您牽頭。請先召集雙方協商，寫明共同目標。',
        action: '召集協商',
      },
      toState: {
        title: '請說明本部門的意見：{{title}}',
        body: '{{by}}提出了衝突「{{title}}」（{{number}}），您的部門是當事的一方。請寫明立場、訴求、事實與資料。',
        action: '填寫意見',
      },
      toSign: {
        title: '請核對並簽名：{{title}}',
        body: '{{by}}寫好了您部門在衝突「{{title}}」（{{number}}）中的意見。您是部門主管，上報前需要您簽名。',
        action: '核對並簽名',
      },
      yours: {
        title: '衝突待您處理：{{title}}',
        body: '{{by}}將衝突「{{title}}」（{{number}}）上報到{{level}}，請在{{dueAt}}前裁決。',
        action: '查看雙方意見',
      },
      toSignRuling: {
        title: '裁決待您共同簽署：{{title}}',
        body: '{{by}}寫下了衝突「{{title}}」（{{number}}）的裁決。您與對方共同處理，請簽署或修改。',
        action: '查看裁決',
      },
      skipped: {
        title: '衝突越級上報，告知您：{{title}}',
        body: '{{by}}因情況緊急，將衝突「{{title}}」（{{number}}）直接上報到{{level}}，沒有經過您。理由：{{reason}}',
        action: '查看衝突',
      },
      offered: {
        title: '衝突未按時答覆：{{title}}',
        body: '衝突「{{title}}」（{{number}}）在{{level}}應於{{dueAt}}前裁決，還沒有結果。可以裁決，也可以交給上一級。',
        action: '處理衝突',
      },
      ruled: {
        title: '衝突已裁決：{{title}}',
        body: '{{by}}對衝突「{{title}}」（{{number}}）作出了裁決，請按裁決執行。',
        action: '查看裁決',
      },
    },
    issue: {
      raised: {
        title: '問題待處理：{{title}}',
        body: '{{by}}登記了問題「{{title}}」（{{number}}），由您處理，期限：{{dueOn}}。請給出應對措施。',
        action: '處理問題',
      },
      gap: {
        title: '協作缺少資源：{{title}}',
        body: '{{by}}登記的問題「{{title}}」（{{number}}）缺少人力、資金或物資。您是參與部門的主管，請協調。',
        action: '查看問題',
      },
      deviation: {
        title: '進度偏差通報：{{title}}',
        body: '{{by}}登記的問題「{{title}}」（{{number}}）使進度偏差 {{hours}} 小時。您是小組成員，因此通知您。',
        action: '查看問題',
      },
    },
    risk: {
      alert: {
        title: '{{colour}}：{{title}}',
        body: '風險「{{title}}」（{{number}}）發出{{colour}}。原因：{{reason}}。請在{{dueAt}}前開始應對。',
        action: '開始應對',
      },
      alertLate: {
        title: '{{colour}}無人應對：{{title}}',
        body: '風險「{{title}}」（{{number}}）的{{colour}}應在{{dueAt}}前開始應對，至今無人處理，因此上報給您。',
        action: '查看風險',
      },
    },
    retrospective: {
      due: {
        title: '請發起檢討：{{title}}',
        body: '協作專案「{{title}}」（{{number}}）已通過驗收。請發起檢討，請各部門寫下亮點、不足和經驗教訓。',
        action: '發起檢討',
      },
      toContribute: {
        title: '請為檢討寫下您看到的：{{title}}',
        body: '{{by}}發起了「{{title}}」（{{number}}）的檢討。請在{{dueOn}}前寫下亮點、待改進問題和經驗教訓，對事不對人。',
        action: '寫下亮點和不足',
      },
      reminder: {
        title: '檢討今天截止：{{title}}',
        body: '「{{title}}」（{{number}}）的檢討收集到{{dueOn}}為止，您的部門還沒有人填寫。',
        action: '寫下亮點和不足',
      },
      final: {
        title: '檢討報告已定稿：{{title}}',
        body: '{{by}}定稿了「{{title}}」（{{number}}）的檢討報告。',
        action: '檢視報告',
      },
      rate: {
        title: '請為協作部門評分：{{title}}',
        body: '協作專案「{{title}}」（{{number}}）已結束。請在{{dueAt}}前為一起協作的部門評分。',
        action: '開始互評',
      },
      rated: {
        title: '互評結果可以檢視：{{title}}',
        body: '「{{title}}」（{{number}}）的部門互評已截止，可以檢視其他部門對您部門的評價。',
        action: '檢視評價',
      },
      changeAdopted: {
        title: '您的建議已採納：{{title}}',
        body: '{{by}}採納了您在「{{title}}」（{{number}}）檢討中的建議：{{what}}。',
        action: '檢視報告',
      },
      changeDeclined: {
        title: '您的建議未採納：{{title}}',
        body: '{{by}}沒有採納您在「{{title}}」（{{number}}）檢討中的建議（{{what}}）：{{reason}}',
        action: '檢視報告',
      },
      recognised: {
        title: '您得到了認可：{{title}}',
        body: '{{by}}在「{{title}}」（{{number}}）的檢討中認可了您或您的部門：{{text}}',
        action: '檢視檢討',
      },
    },
    sync: {
      sent: {
        title: '進度同步：{{title}}',
        body: '{{by}}發送了「{{title}}」的進度同步報告（{{number}}，{{fromOn}}至{{toOn}}）。',
        action: '查看專案狀態',
      },
      corrected: {
        title: '進度同步報告有更正：{{title}}',
        body: '{{by}}更正了「{{title}}」的進度同步報告，以{{number}}為準。更正說明：{{reason}}',
        action: '查看專案狀態',
      },
      supportAsked: {
        title: '請{{department}}支援：{{title}}',
        body: '{{by}}在「{{title}}」的進度同步報告（{{number}}）中請{{department}}支援：{{text}}。請答覆能否支援。',
        action: '答覆能否支援',
      },
      supportAnswered: {
        title: '{{department}}{{help}}：{{title}}',
        body: '{{by}}代表{{department}}答覆了「{{title}}」進度同步報告（{{number}}）中的支援請求，{{help}}：{{text}}',
        action: '查看答覆',
      },
      updateAsked: {
        title: '請更新任務進展：{{title}}',
        body: '{{by}}正在彙整「{{title}}」（{{number}}）的進展，您有{{count}}項任務本週期還沒有更新。',
        action: '更新任務進展',
      },
      missed: {
        title: '上個週期沒有同步進度：{{title}}',
        body: '「{{title}}」（{{number}}）截至{{toOn}}的週期{{missing}}。',
        action: '彙整並同步進度',
      },
    },
    norm: {
      changeProposed: {
        title: '檢討建議修改：{{title}}',
        body: '{{by}}根據檢討 {{number}} 建議修改：{{title}}。請採納，或寫明不採納的理由。',
        action: '處理建議',
      },
      processReviewDue: {
        title: '該評估協作流程了：{{title}}',
        body: '{{title}}自{{lastOn}}以來還沒有評估過協作流程。請看一遍協作指標，寫下結論。',
        action: '檢視協作指標',
      },
    },
    contingency: {
      yours: {
        title: '請您臨時負責：{{title}}',
        body: '{{by}}啟動了應變計畫「{{title}}」（{{number}}），由您臨時負責，直到計畫結束。',
        action: '查看計畫',
      },
      started: {
        title: '已啟動應變計畫：{{title}}',
        body: '{{by}}啟動了應變計畫「{{title}}」（{{number}}）。您是相關人員，因此通知您。',
        action: '查看計畫',
      },
      ended: {
        title: '應變計畫已結束：{{title}}',
        body: '{{by}}結束了應變計畫「{{title}}」（{{number}}）。您是相關人員，因此通知您。',
        action: '查看結果',
      },
    },
    plan: {
      toConfirm: {
        title: '請確認計畫：{{title}}',
        body: '{{by}}請您代表部門確認「{{title}}」（{{number}}）的計畫。',
        action: '檢視並確認',
      },
      baselined: {
        title: '計畫已定，{{count}} 項工作由您負責：{{title}}',
        body: '{{by}}已為「{{title}}」（{{number}}）形成基線，其中 {{count}} 項工作由您負責，請簽收。',
        action: '檢視計畫',
      },
      deviation: {
        title: '{{colour}}：{{name}}（{{title}}）',
        body: '「{{title}}」（{{number}}）的任務「{{name}}」比基線偏差 {{days}} 個工作天（{{colour}}），請在{{dueAt}}前採取措施並記錄。',
        action: '檢視並處理',
      },
      pathSlip: {
        title: '關鍵路徑延誤 {{days}} 個工作天：{{title}}',
        body: '「{{title}}」（{{number}}）的關鍵路徑延誤 {{days}} 個工作天，預計 {{endOn}} 完成，請在{{dueAt}}前回應。',
        action: '檢視並處理',
      },
      alertLate: {
        title: '預警逾時未回應：{{title}}',
        body: '「{{title}}」（{{number}}）中「{{name}}」的預警應在{{dueAt}}前回應，至今沒有處理結果。',
        action: '檢視預警',
      },
      resultToAccept: {
        title: '請驗收成果：{{name}}（{{title}}）',
        body: '「{{title}}」（{{number}}）已提交驗收，成果「{{name}}」由您驗收。',
        action: '去驗收',
      },
    },
    change: {
      asked: {
        title: '請審批變更：{{title}}',
        body: '{{by}}對「{{matter}}」提出變更「{{title}}」（{{number}}），請您審批。',
        action: '檢視並審批',
      },
      approved: {
        title: '變更通知：{{title}}',
        body: '{{by}}已核准「{{matter}}」的變更「{{title}}」（{{number}}），計畫已更新。您與此有關，因此通知您。',
        action: '檢視變更通知',
      },
      rejected: {
        title: '變更未核准：{{title}}',
        body: '{{by}}沒有核准變更「{{title}}」（{{number}}）。意見：{{reason}}',
        action: '檢視意見',
      },
    },
    milestone: {
      dueSoon: {
        title: '里程碑臨近：{{title}}',
        body: '里程碑「{{title}}」（{{number}}）將於{{dueOn}}到期，請準備提交階段成果。',
        action: '檢視里程碑',
      },
      slipped: {
        title: '里程碑已延誤：{{title}}',
        body: '里程碑「{{title}}」（{{number}}）應於{{dueOn}}完成，至今沒有提交成果。',
        action: '檢視並處理',
      },
      toReview: {
        title: '請審核里程碑：{{title}}',
        body: '{{by}}提交了里程碑「{{title}}」（{{number}}）的階段成果，請您審核。',
        action: '檢視並審核',
      },
      passed: {
        title: '里程碑通過：{{title}}',
        body: '里程碑「{{title}}」（{{number}}）已經全部審核人確認通過。',
        action: '檢視里程碑',
      },
      rectify: {
        title: '里程碑須整改：{{title}}',
        body: '{{by}}對里程碑「{{title}}」（{{number}}）的結論是整改後通過，請在{{dueOn}}前整改並重新提交。',
        action: '檢視意見',
      },
      rectifyLate: {
        title: '里程碑整改逾期：{{title}}',
        body: '里程碑「{{title}}」（{{number}}）應在{{dueOn}}前整改並重新提交，至今沒有提交。',
        action: '檢視並提交',
      },
      failed: {
        title: '里程碑不通過：{{title}}',
        body: '{{by}}審核後，里程碑「{{title}}」（{{number}}）的結論是不通過，下一階段的任務不能開始。',
        action: '檢視並處理',
      },
      escalated: {
        title: '里程碑上報：{{title}}',
        body: '{{by}}上報了里程碑「{{title}}」（{{number}}）。情況：{{reason}}',
        action: '檢視里程碑',
      },
    },
  },
  value: {
    power: { progress: '進度協調', resources: '資源調配', conflicts: '衝突決策' },
    level: {
      negotiating: '組長協商',
      level1: '部門主管',
      level2: '分管副總',
      level3: '總經理',
      coordinator: '協調人',
    },
    colour: { yellow: '黃色預警', orange: '橙色預警', red: '紅色預警' },
    dueAt: {
      none: '主持人宣布截止時',
    },
    text: {
      none: '無',
    },
    comment: {
      none: '無',
    },
    condition: {
      none: '見決議內容',
    },
    answer: { yes: '出席', no: '不出席', proxy: '由代理出席', accept: '確認參與', decline: '無法支援' },
    help: { promise: '答應支援', decline: '不能支援' },
    missing: {
      meeting: '沒有開進度同步會議',
      report: '沒有發送進度同步報告',
      both: '沒有開進度同步會議，也沒有發送報告',
    },
    feasibility: { feasible: '可行', conditional: '有條件可行', infeasible: '不可行' },
    scope: { speak: '發言', speakAndVote: '發言並表決' },
    place: { none: '待定' },
    dueOn: { none: '未定' },
    startAt: { none: '待定' },
    owner: { none: '未定' },
    reason: { none: '未說明' },
    by: { none: '系統' },
  },
  mail: {
    why: '您收到這封郵件，是因為「{{group}}」類通知設為寄郵件給您。',
    change: '在這裡調整或關閉：',
    digest: {
      subject: '{{count}} 件事等您處理或知悉：{{first}} 等',
      lead: '這些事還沒有辦完或還沒有看過，合併成一封告訴您。',
      heading: '{{group}}（{{count}}）',
      why: '您收到這封郵件，是因為您選擇了合併寄送，或這些通知在勿擾時段、非工作日裡產生，或當天的催辦已達上限。',
    },
    group: { todo: '待我處理', urge: '到期與催辦', meeting: '會議異動', info: '知會' },
    greeting: '{{name}}，您好：',
    footer: '這封郵件由閉環發出。如不想再收到郵件，可在個人設定中關閉，站內通知不受影響。',
  },
} as const
