/** Notices, in the product and by mail. `value` gives words to parameters that are codes, or empty (`none`). */
export const notification = {
  kind: {
    collaboration: {
      toConfirm: {
        title: '请确认启动表：{{title}}',
        body: '{{by}}把协作项目“{{title}}”（{{number}}）的启动表送交您确认。请核对本部门的职责、输出物和时限；有不同意见的，写明理由提出异议。',
        action: '确认或提出异议',
      },
      objected: {
        title: '{{dept}}对启动表有异议：{{title}}',
        body: '{{by}}代表{{dept}}对协作项目“{{title}}”（{{number}}）的启动表提出异议：{{reason}}',
        action: '答复异议',
      },
      objectionAnswered: {
        title: '您的异议已答复：{{title}}',
        body: '{{by}}答复了您对协作项目“{{title}}”（{{number}}）启动表的异议：{{text}} 请确认，或再次提出。',
        action: '查看答复并确认',
      },
      allConfirmed: {
        title: '各部门都已确认，可以启动：{{title}}',
        body: '协作项目“{{title}}”（{{number}}）的启动表已由全部参与部门确认。',
        action: '启动项目',
      },
      started: {
        title: '协作项目已启动：{{title}}',
        body: '{{by}}启动了协作项目“{{title}}”（{{number}}），您在其中。沟通计划中的例会和分工表中的任务已经生成。',
        action: '查看项目',
      },
      paused: {
        title: '协作项目已暂停：{{title}}',
        body: '{{by}}暂停了协作项目“{{title}}”（{{number}}）。原因：{{reason}}',
        action: '查看项目',
      },
      resumed: {
        title: '协作项目已恢复：{{title}}',
        body: '{{by}}恢复了协作项目“{{title}}”（{{number}}）。说明：{{reason}}',
        action: '查看项目',
      },
      terminated: {
        title: '协作项目已终止：{{title}}',
        body: '{{by}}终止了协作项目“{{title}}”（{{number}}），未完成的任务已取消。原因：{{reason}}',
        action: '查看项目',
      },
      stopAsked: {
        title: '{{by}}申请终止：{{title}}',
        body: '{{by}}申请终止协作项目“{{title}}”（{{number}}），须由您或其他上级决定。原因：{{reason}}',
        action: '同意或不同意',
      },
      stopRefused: {
        title: '终止申请未获同意：{{title}}',
        body: '{{by}}不同意终止协作项目“{{title}}”（{{number}}）。理由：{{reason}}',
        action: '查看项目',
      },
      delegated: {
        title: '{{by}}把“{{power}}”交给您：{{title}}',
        body: '在协作项目“{{title}}”（{{number}}）中，{{by}}把组长的“{{power}}”权限交给您。原因：{{reason}}',
        action: '查看项目',
      },
    },
    request: {
      toReview: {
        title: '请初审协作需求：{{title}}',
        body: '{{by}}提交了协作需求单“{{title}}”（{{number}}），由您初审必要性、合理性和完整性，期限：{{dueAt}}。',
        action: '初审需求',
      },
      reviewLate: {
        title: '初审已逾期：{{title}}',
        body: '协作需求单“{{title}}”（{{number}}）应在{{dueAt}}前完成初审，仍在您手里。',
        action: '初审需求',
      },
      passed: {
        title: '初审已通过：{{title}}',
        body: '{{by}}通过了协作需求单“{{title}}”（{{number}}）的初审，已送各接收部门答复。',
        action: '查看进展',
      },
      returned: {
        title: '需求单被退回：{{title}}',
        body: '{{by}}将协作需求单“{{title}}”（{{number}}）退回补充：{{comment}}',
        action: '补充后重新提交',
      },
      rejected: {
        title: '需求不予受理：{{title}}',
        body: '{{by}}对协作需求单“{{title}}”（{{number}}）的决定是不予受理。理由：{{reason}}',
        action: '查看需求单',
      },
      asked: {
        title: '请{{department}}答复协作需求：{{title}}',
        body: '{{by}}的协作需求单“{{title}}”（{{number}}）需要{{department}}答复，期限：{{dueAt}}。您是该部门的负责人或对接人：请确认参与、提出调整，或说明无法支持。',
        action: '答复需求',
      },
      answerDue: {
        title: '{{department}}尚未答复：{{title}}',
        body: '协作需求单“{{title}}”（{{number}}）请{{department}}在{{dueAt}}前答复，目前还没有答复。',
        action: '答复需求',
      },
      answerLate: {
        title: '{{department}}逾期未答复：{{title}}',
        body: '协作需求单“{{title}}”（{{number}}）的答复期限{{dueAt}}已过，{{department}}没有答复。双方部门负责人收到此通知，请沟通处理。',
        action: '查看需求单',
      },
      answered: {
        title: '{{department}}已答复：{{title}}',
        body: '{{by}}代表{{department}}答复了协作需求单“{{title}}”（{{number}}）：{{answer}}。',
        action: '查看答复',
      },
      countered: {
        title: '{{department}}提出调整：{{title}}',
        body: '{{by}}代表{{department}}对协作需求单“{{title}}”（{{number}}）提出调整：{{text}}',
        action: '协商调整',
      },
      forwarded: {
        title: '需求已转交{{department}}：{{title}}',
        body: '{{by}}将协作需求单“{{title}}”（{{number}}）转交{{department}}。理由：{{reason}}',
        action: '查看需求单',
      },
      dropped: {
        title: '不再需要贵部门答复：{{title}}',
        body: '{{by}}不再就协作需求单“{{title}}”（{{number}}）征询贵部门。理由：{{reason}}',
        action: '查看需求单',
      },
      revised: {
        title: '需求单已调整：{{title}}',
        body: '{{by}}调整了协作需求单“{{title}}”（{{number}}）：{{text}} 贵部门的答复仍然有效，有变化可以改答。',
        action: '查看调整内容',
      },
      toAssess: {
        title: '各部门已答复，请评估：{{title}}',
        body: '协作需求单“{{title}}”（{{number}}）的各部门都已答复。您是评估人，请给出可行性判断。',
        action: '评估可行性',
      },
      toDecide: {
        title: '请决定是否受理：{{title}}',
        body: '{{by}}评估协作需求单“{{title}}”（{{number}}）为{{feasibility}}，由您决定是否受理。',
        action: '作出决定',
      },
      accepted: {
        title: '需求已受理：{{title}}',
        body: '{{by}}决定受理协作需求单“{{title}}”（{{number}}），接下来由发起部门立项或转为任务。',
        action: '查看需求单',
      },
      converted: {
        title: '需求已立项：{{title}}',
        body: '{{by}}将协作需求单“{{title}}”（{{number}}）转为{{what}}，开始执行。',
        action: '查看需求单',
      },
      withdrawn: {
        title: '需求单已撤回：{{title}}',
        body: '{{by}}撤回了协作需求单“{{title}}”（{{number}}）。理由：{{reason}}',
        action: '查看需求单',
      },
      closed: {
        title: '需求已办结，请评价：{{title}}',
        body: '您发起的协作需求单“{{title}}”（{{number}}）已经办结。请为这次协作打分。',
        action: '评价协作',
      },
    },
    meeting: {
      collecting: {
        title: '征集议题：{{title}}',
        body: '{{by}}正在为会议“{{title}}”（{{number}}）征集议题，截止时间：{{dueAt}}。您在参会名单中，有需要会上解决的问题请在截止前提出。',
        action: '提出议题',
      },
      topicProposed: {
        title: '{{by}}为“{{title}}”提出议题：{{topic}}',
        body: '{{by}}为会议“{{title}}”（{{number}}）提出议题“{{topic}}”。您是会议的组织者，请决定是否列入议程。',
        action: '答复议题',
      },
      topicAccepted: {
        title: '您为“{{title}}”提出的议题已列入议程：{{topic}}',
        body: '{{by}}已将您提出的“{{topic}}”列入会议“{{title}}”（{{number}}）的议程，由您负责。请补全讨论内容。',
        action: '查看议程',
      },
      topicDeclined: {
        title: '您为“{{title}}”提出的议题未列入议程：{{topic}}',
        body: '{{by}}没有将您提出的“{{topic}}”列入会议“{{title}}”（{{number}}）的议程。理由：{{reason}}',
        action: '查看议题征集',
      },
      collectionOver: {
        title: '议题征集已截止：{{title}}',
        body: '会议“{{title}}”（{{number}}）的议题征集已经截止，待答复的议题：{{count}}个。您是会议的组织者，请答复后确定议程。',
        action: '答复议题',
      },
      materialDue: {
        title: '请提交“{{title}}”的会议材料：{{name}}',
        body: '会议“{{title}}”（{{number}}）的材料“{{name}}”应在{{dueAt}}前提交。您是准备人，请按时上传。',
        action: '上传材料',
      },
      materialLate: {
        title: '“{{title}}”的会议材料逾期未交：{{name}}',
        body: '会议“{{title}}”（{{number}}）的材料“{{name}}”应在{{dueAt}}前提交，准备人{{person}}尚未提交。您是准备人或会议的组织者，请尽快处理。',
        action: '查看材料',
      },
      materialIn: {
        title: '{{by}}提交了“{{title}}”的材料：{{name}}',
        body: '{{by}}提交了会议“{{title}}”（{{number}}）的材料“{{name}}”。您是会议的组织者，请审核。',
        action: '审核材料',
      },
      materialBack: {
        title: '“{{title}}”的会议材料需修改：{{name}}',
        body: '{{by}}审核了会议“{{title}}”（{{number}}）的材料“{{name}}”，需要修改：{{comment}}',
        action: '修改后重新上传',
      },
      invited: {
        title: '会议邀请：{{title}}',
        body: '{{by}}邀请您参加会议“{{title}}”（{{number}}），时间：{{startAt}}，地点：{{place}}。您在参会名单中，请确认是否参加。',
        action: '确认是否参会',
      },
      rescheduled: {
        title: '会议改期：{{title}}',
        body: '{{by}}调整了会议“{{title}}”（{{number}}）的安排，新的时间：{{startAt}}，地点：{{place}}。您在参会名单中，请重新确认是否参加。',
        action: '重新确认是否参会',
      },
      cancelled: {
        title: '会议取消：{{title}}',
        body: '{{by}}取消了原定于{{startAt}}的会议“{{title}}”（{{number}}）。原因：{{reason}}。您在参会名单中，因此通知您。',
        action: '查看会议',
      },
      rsvp: {
        title: '{{person}}{{answer}}：{{title}}',
        body: '{{person}}对会议“{{title}}”（{{number}}）的答复：{{answer}}。您是会议的组织者，因此通知您。',
        action: '查看参会确认情况',
      },
      proxy: {
        title: '请您代理参会：{{title}}',
        body: '{{person}}不能参加会议“{{title}}”（{{number}}，{{startAt}}），指定您代理参会，授权范围：{{scope}}。',
        action: '查看会议与资料',
      },
      reminder: {
        title: '会议将于{{startAt}}开始：{{title}}',
        body: '会议“{{title}}”（{{number}}）将于{{startAt}}开始，地点：{{place}}。您在参会名单中，请提前阅读资料。',
        action: '打开会议',
      },
      evaluate: {
        title: '会后评价：{{title}}',
        body: '会议“{{title}}”（{{number}}）已结束，请在{{dueAt}}前说说这次会开得怎么样。您参加了这次会议，因此请您评价；可以不署名。',
        action: '去评价',
      },
      closed: {
        title: '会议已闭环：{{title}}',
        body: '会议“{{title}}”（{{number}}）的决议已全部落实，会议已关闭。您是会议的主持人或组织者，因此通知您。',
        action: '查看会议',
      },
    },
    minutes: {
      draftDue: {
        title: '请整理会议纪要：{{title}}',
        body: '会议“{{title}}”（{{number}}）的纪要初版应在{{dueAt}}前完成。您是记录人，请在此之前整理好。',
        action: '整理纪要',
      },
      draftLate: {
        title: '纪要初版逾期：{{title}}',
        body: '会议“{{title}}”（{{number}}）的纪要初版应在{{dueAt}}前完成，记录人{{person}}尚未完成。您是主持人，请跟进。',
        action: '查看纪要',
      },
      sent: {
        title: '请确认会议纪要：{{title}}',
        body: '{{by}}发来会议“{{title}}”（{{number}}）的纪要。请在{{dueAt}}前确认，或提出修改意见。',
        action: '确认纪要',
      },
      reminder: {
        title: '提醒：会议纪要等您确认：{{title}}',
        body: '会议“{{title}}”（{{number}}）的纪要还没有收到您的反馈，反馈截止时间是{{dueAt}}。请确认，或提出修改意见。',
        action: '确认纪要',
      },
      feedbackLate: {
        title: '{{person}}逾期未反馈纪要：{{title}}',
        body: '{{person}}未在{{dueAt}}前反馈会议“{{title}}”（{{number}}）的纪要。您是主持人或记录人，请联系本人；未反馈不视为同意。',
        action: '查看反馈情况',
      },
      proposed: {
        title: '{{person}}对纪要提出修改意见：{{title}}',
        body: '{{person}}对会议“{{title}}”（{{number}}）的纪要提出了修改意见。您负责这份纪要，请逐条答复。',
        action: '答复修改意见',
      },
      revised: {
        title: '纪要已修订，请重新确认：{{title}}',
        body: '{{by}}修订了会议“{{title}}”（{{number}}）的纪要。您是收件人，请在{{dueAt}}前重新确认。',
        action: '查看改动并确认',
      },
      final: {
        title: '会议纪要定稿：{{title}}',
        body: '{{by}}已将会议“{{title}}”（{{number}}）的纪要定稿。您是收件人，请以此版本为准。',
        action: '阅读最终版',
      },
      redrawn: {
        title: '纪要收回修订：{{title}}',
        body: '会议“{{title}}”（{{number}}）的纪要发出后，{{what}}有改动，{{by}}已按现状重新取入。您是收件人，修订稿发出后请再次确认。',
        action: '查看纪要',
      },
      amendmentAsked: {
        title: '请审批纪要更正：{{title}}',
        body: '{{by}}申请更正会议“{{title}}”（{{number}}）的纪要，位置：{{place}}。您是主持人或该事项的负责人，请审批。',
        action: '审批更正',
      },
      amendmentRejected: {
        title: '纪要更正未获批准：{{title}}',
        body: '{{by}}不同意更正会议“{{title}}”（{{number}}）的纪要，位置：{{place}}。理由：{{reason}}',
        action: '查看更正',
      },
      amended: {
        title: '会议纪要已更正：{{title}}',
        body: '会议“{{title}}”（{{number}}）的纪要已更正，经办人{{by}}，位置：{{place}}。您收到过原版，请以更正版为准。',
        action: '查看改动',
      },
      finalDue: {
        title: '请定稿会议纪要：{{title}}',
        body: '会议“{{title}}”（{{number}}）的纪要应在{{dueAt}}前定稿，目前尚未定稿。您是主持人，请处理。',
        action: '处理纪要',
      },
    },
    decision: {
      vote: {
        title: '请表决：{{title}}',
        body: '决议“{{title}}”（{{number}}）正在表决，截止：{{dueAt}}。您代表一张选票，请投票；截止前可以更改。',
        action: '去投票',
      },
      conditionMet: {
        title: '请发出条件通知：{{title}}',
        body: '决议“{{title}}”（{{number}}）约定的条件已经发生：{{condition}}。您负责发出通知，最迟发出日期：{{dueOn}}。通知已起草好，核对后即可发出。',
        action: '核对并发出通知',
      },
      notice: {
        title: '{{title}}',
        body: '{{text}}（决议{{number}}）',
        action: '查看决议',
      },
      conditionAsked: {
        title: '请核对条件是否发生：{{title}}',
        body: '决议“{{title}}”（{{number}}）的条件是：{{condition}}，影响日期{{affectedOn}}。若已发生，通知最迟应于{{dueOn}}发出。您负责发出通知，请核对；没有发生则不必处理。',
        action: '核对条件',
      },
      noticeDue: {
        title: '条件通知即将到期：{{title}}',
        body: '决议“{{title}}”（{{number}}）的通知已起草，尚未发出，最迟发出日期：{{dueOn}}。',
        action: '核对并发出通知',
      },
      noticeLate: {
        title: '条件通知尚未发出：{{title}}',
        body: '决议“{{title}}”（{{number}}）的通知最迟应于{{dueOn}}发出，目前还没有发出。您是主持人或通知人，请尽快处理。',
        action: '查看并发出通知',
      },
      chatToConfirm: {
        title: '请确认：{{title}}',
        body: '{{by}}把即时通讯中作出的决定“{{title}}”（{{number}}）补成了书面记录，并抄送给您。请看它是否与您所知一致。',
        action: '看内容并确认',
      },
      chatCorrected: {
        title: '已更正，请再确认：{{title}}',
        body: '{{by}}更正了即时通讯决定“{{title}}”（{{number}}）的书面记录，理由：{{text}}。请看新的表述是否与您所知一致。',
        action: '看更正并确认',
      },
      chatObjected: {
        title: '有异议：{{title}}',
        body: '{{by}}对您补录的即时通讯决定“{{title}}”（{{number}}）提出异议：{{text}}。请更正，或答复为什么维持原来的表述。',
        action: '更正或答复',
      },
      chatReplied: {
        title: '您的异议已答复：{{title}}',
        body: '{{by}}答复了您对即时通讯决定“{{title}}”（{{number}}）的异议：{{text}}',
        action: '查看答复',
      },
      chatUnwritten: {
        title: '说好要补记的决定还没有写：{{title}}',
        body: '您记下过“{{title}}”是在即时通讯中决定的，应在{{latest}}前补成书面记录，现在还没有写。',
        action: '现在补录',
      },
      noTask: {
        title: '决议还没有落实任务：{{title}}',
        body: '决议“{{title}}”（{{number}}）在纪要定稿后一个工作日（{{dueAt}}）内没有建立任务。您是主持人，请明确由谁落实。',
        action: '安排任务',
      },
      confirmBy: {
        title: '暂定事项到期，请确认：{{title}}',
        body: '暂定决议“{{title}}”（{{number}}）应于{{dueOn}}前确认。您是主持人，请确认或变更。',
        action: '确认或变更',
      },
      approvalToSubmit: {
        title: '请提交审批申请：{{title}}',
        body: '会议决议要求您提交“{{title}}”（{{number}}），提交期限：{{dueOn}}。',
        action: '填写并提交',
      },
      approvalDue: {
        title: '审批申请即将到期：{{title}}',
        body: '“{{title}}”（{{number}}）应于{{dueOn}}前提交审批，目前还没有提交。您是提交人，请处理。',
        action: '填写并提交',
      },
      approvalLate: {
        title: '审批申请逾期未提交：{{title}}',
        body: '{{person}}应于{{dueOn}}前提交“{{title}}”（{{number}}），目前还没有提交。您是提交人或主持人，请跟进。',
        action: '查看申请',
      },
      approvalAsked: {
        title: '请审批：{{title}}',
        body: '{{by}}提交了“{{title}}”（{{number}}）。您是审批人，请批准或驳回。',
        action: '去审批',
      },
      approvalGranted: {
        title: '已批准：{{title}}',
        body: '{{by}}批准了“{{title}}”（{{number}}）。审批意见：{{comment}}。',
        action: '查看申请',
      },
      approvalRejected: {
        title: '已驳回：{{title}}',
        body: '{{by}}驳回了“{{title}}”（{{number}}）。原因：{{comment}}。修改后可以重新提交。',
        action: '查看申请',
      },
    },
    task: {
      assigned: {
        title: '新任务：{{title}}',
        body: '{{by}}把任务“{{title}}”（{{number}}）交给您负责，计划完成时间：{{dueOn}}。请查看完成标准后开始。',
        action: '查看任务',
      },
      toReview: {
        title: '您是验收人：{{title}}',
        body: '{{by}}指定您验收任务“{{title}}”（{{number}}，负责人：{{owner}}）。交付物提交后会再通知您。',
        action: '查看任务',
      },
      dueSoon: {
        title: '任务即将到期：{{title}}',
        body: '任务“{{title}}”（{{number}}）将于{{dueOn}}到期。您是负责人或协同人；如不能按时完成，请提前一天提出延期。',
        action: '更新进度',
      },
      overdue: {
        title: '任务逾期，完成情况未收集：{{title}}',
        body: '任务“{{title}}”（{{number}}，负责人：{{owner}}）应于{{dueOn}}完成，到期后没有任何进展记录。您负责跟进这项任务，请登记原因和处理措施。',
        action: '登记完成情况',
      },
      dueToday: {
        title: '今天到期：{{title}}',
        body: '任务“{{title}}”（{{number}}，负责人：{{owner}}）计划于{{dueOn}}完成。您是负责人或协同人；完成后请提交交付物，不能按时完成请申请延期。',
        action: '更新进度',
      },
      late: {
        title: '逾期{{days}}个工作日：{{title}}',
        body: '任务“{{title}}”（{{number}}，负责人：{{owner}}）应于{{dueOn}}完成，至今没有提交，也没有申请延期。按逐级提醒的规则，这一步通知到您。',
        action: '查看任务',
      },
      urged: {
        title: '{{by}}催办：{{title}}',
        body: '任务“{{title}}”（{{number}}，计划完成时间：{{dueOn}}）正等您处理。留言：{{text}}',
        action: '处理任务',
      },
      weekly: {
        title: '请更新本周进度：{{title}}',
        body: '您负责的任务“{{title}}”（{{number}}）本周还没有更新进度，请在{{dueAt}}前更新。',
        action: '更新进度',
      },
      weeklyMissed: {
        title: '本周进度未更新：{{title}}',
        body: '任务“{{title}}”（{{number}}，负责人：{{owner}}）没有在{{dueAt}}前更新进度。您是负责人或更新责任人，请补充。',
        action: '更新进度',
      },
      weeklyMany: {
        title: '请更新本周进度：{{title}}等{{count}}项',
        body: '您负责的“{{title}}”等{{count}}项任务本周还没有更新进度，请在{{dueAt}}前逐项更新，每项一句话加一个百分比。',
        action: '逐项更新',
      },
      weeklyMissedMany: {
        title: '本周进度未更新：{{title}}等{{count}}项',
        body: '“{{title}}”等{{count}}项任务没有在{{dueAt}}前更新进度。您是负责人或更新责任人，请补充或提醒。',
        action: '逐项查看',
      },
      support: {
        title: '任务需要支持：{{title}}',
        body: '{{by}}在任务“{{title}}”（{{number}}）中请求支持：{{text}}。请您协调资源或调整计划。',
        action: '处理支持请求',
      },
      supportGiven: {
        title: '支持已到位：{{title}}',
        body: '{{by}}确认任务“{{title}}”（{{number}}）所需的支持已经到位，您可以继续推进。',
        action: '继续推进任务',
      },
      supportRefused: {
        title: '支持请求未能满足：{{title}}',
        body: '{{by}}不能为任务“{{title}}”（{{number}}）提供支持：{{reason}}。您是负责人或交办人，请另行协调。',
        action: '另行协调',
      },
      assignmentReturned: {
        title: '任务被退回：{{title}}',
        body: '{{by}}退回了您交办的任务“{{title}}”（{{number}}）。理由：{{reason}}。请改派他人，或说明理由后坚持交办。',
        action: '处理退回',
      },
      insisted: {
        title: '任务仍由您负责：{{title}}',
        body: '{{by}}答复：任务“{{title}}”（{{number}}）仍由您负责。理由：{{reason}}。请签收。',
        action: '签收任务',
      },
      suspended: {
        title: '任务挂起：{{title}}',
        body: '{{by}}挂起了任务“{{title}}”（{{number}}）。原因：{{reason}}。恢复前不需要更新进度。',
        action: '查看任务',
      },
      resumed: {
        title: '任务恢复：{{title}}',
        body: '{{by}}恢复了任务“{{title}}”（{{number}}），计划完成时间：{{dueOn}}。请继续推进。',
        action: '继续推进任务',
      },
      dueSettled: {
        title: '期限已确定：{{title}}',
        body: '任务“{{title}}”（{{number}}）所等的事已经发生，完成期限为{{dueOn}}。您是负责人或交办人，因此通知您。',
        action: '查看任务',
      },
      delay: {
        title: '延期申请：{{title}}',
        body: '{{by}}申请把任务“{{title}}”（{{number}}）的完成时间从{{dueOn}}延至{{newDueOn}}。原因：{{reason}}。请您审批。',
        action: '审批延期',
      },
      delayApproved: {
        title: '延期已批准：{{title}}',
        body: '{{by}}批准任务“{{title}}”（{{number}}）的新完成时间：{{newDueOn}}。原定时间仍保留在记录中。',
        action: '查看任务',
      },
      delayRefused: {
        title: '延期未获同意：{{title}}',
        body: '{{by}}没有同意任务“{{title}}”（{{number}}）延期，完成时间仍为{{dueOn}}。理由：{{reason}}。您参与这项任务，因此通知您。',
        action: '查看任务',
      },
      escalated: {
        title: '任务升级：{{title}}',
        body: '{{by}}将任务“{{title}}”（{{number}}）升级：{{reason}}。您是交办人或相关部门的负责人，请决定如何处理。',
        action: '处理升级',
      },
      submitted: {
        title: '请验收：{{title}}',
        body: '{{by}}提交了任务“{{title}}”（{{number}}）的交付物。您是验收人或任务的下达人，请查看。',
        action: '查看并验收',
      },
      accepted: {
        title: '任务已完成：{{title}}',
        body: '{{by}}已验收通过任务“{{title}}”（{{number}}），任务完成。您参与了这项任务，因此通知您。',
        action: '查看任务',
      },
      returned: {
        title: '任务退回修改：{{title}}',
        body: '{{by}}退回了任务“{{title}}”（{{number}}），请在{{dueOn}}前修改后重新提交。意见：{{comment}}',
        action: '查看意见并修改',
      },
      cancelled: {
        title: '任务取消：{{title}}',
        body: '{{by}}取消了任务“{{title}}”（{{number}}）。原因：{{reason}}。您参与了这项任务，因此通知您。',
        action: '查看任务',
      },
      reopened: {
        title: '任务重新打开：{{title}}',
        body: '{{by}}重新打开了任务“{{title}}”（{{number}}）。原因：{{reason}}。您参与了这项任务，因此通知您。',
        action: '查看任务',
      },
    },
    conflict: {
      toLead: {
        title: '需要您组织协商：{{title}}',
        body: '{{by}}提出了冲突“{{title}}”（{{number}}），由您牵头。请先召集双方协商，写明共同目标。',
        action: '组织协商',
      },
      toState: {
        title: '请说明本部门的意见：{{title}}',
        body: '{{by}}提出了冲突“{{title}}”（{{number}}），您的部门是当事的一方。请写明立场、诉求、事实与数据。',
        action: '填写意见',
      },
      toSign: {
        title: '请核对并签字：{{title}}',
        body: '{{by}}写好了您部门在冲突“{{title}}”（{{number}}）中的意见。您是部门负责人，上报前需要您签字。',
        action: '核对并签字',
      },
      yours: {
        title: '冲突待您处理：{{title}}',
        body: '{{by}}将冲突“{{title}}”（{{number}}）上报到{{level}}，请在{{dueAt}}前裁决。',
        action: '查看双方意见',
      },
      toSignRuling: {
        title: '裁决待您共同签署：{{title}}',
        body: '{{by}}写下了冲突“{{title}}”（{{number}}）的裁决。您与对方共同处理，请签署或修改。',
        action: '查看裁决',
      },
      skipped: {
        title: '冲突越级上报，告知您：{{title}}',
        body: '{{by}}因情况紧急，将冲突“{{title}}”（{{number}}）直接上报到{{level}}，没有经过您。理由：{{reason}}',
        action: '查看冲突',
      },
      offered: {
        title: '冲突未按时答复：{{title}}',
        body: '冲突“{{title}}”（{{number}}）在{{level}}应于{{dueAt}}前裁决，还没有结果。可以裁决，也可以交给上一级。',
        action: '处理冲突',
      },
      ruled: {
        title: '冲突已裁决：{{title}}',
        body: '{{by}}对冲突“{{title}}”（{{number}}）作出了裁决，请按裁决执行。',
        action: '查看裁决',
      },
    },
    issue: {
      raised: {
        title: '问题待处理：{{title}}',
        body: '{{by}}登记了问题“{{title}}”（{{number}}），由您处理，期限：{{dueOn}}。请给出应对措施。',
        action: '处理问题',
      },
      gap: {
        title: '协作缺少资源：{{title}}',
        body: '{{by}}登记的问题“{{title}}”（{{number}}）缺少人力、资金或物资。您是参与部门的负责人，请协调。',
        action: '查看问题',
      },
      deviation: {
        title: '进度偏差通报：{{title}}',
        body: '{{by}}登记的问题“{{title}}”（{{number}}）使进度偏差 {{hours}} 小时。您是小组成员，因此通知您。',
        action: '查看问题',
      },
    },
    risk: {
      alert: {
        title: '{{colour}}：{{title}}',
        body: '风险“{{title}}”（{{number}}）发出{{colour}}。原因：{{reason}}。请在{{dueAt}}前开始应对。',
        action: '开始应对',
      },
      alertLate: {
        title: '{{colour}}无人应对：{{title}}',
        body: '风险“{{title}}”（{{number}}）的{{colour}}应在{{dueAt}}前开始应对，至今无人处理，因此上报给您。',
        action: '查看风险',
      },
    },
    retrospective: {
      due: {
        title: '请发起复盘：{{title}}',
        body: '协作项目“{{title}}”（{{number}}）已通过验收。请发起复盘，请各部门写下亮点、不足和经验教训。',
        action: '发起复盘',
      },
      toContribute: {
        title: '请为复盘写下您看到的：{{title}}',
        body: '{{by}}发起了“{{title}}”（{{number}}）的复盘。请在{{dueOn}}前写下亮点、待改进问题和经验教训，对事不对人。',
        action: '写下亮点和不足',
      },
      reminder: {
        title: '复盘今天截止：{{title}}',
        body: '“{{title}}”（{{number}}）的复盘收集到{{dueOn}}为止，您的部门还没有人填写。',
        action: '写下亮点和不足',
      },
      final: {
        title: '复盘报告已定稿：{{title}}',
        body: '{{by}}定稿了“{{title}}”（{{number}}）的复盘报告。',
        action: '查看报告',
      },
      rate: {
        title: '请为协作部门评分：{{title}}',
        body: '协作项目“{{title}}”（{{number}}）已结束。请在{{dueAt}}前为一起协作的部门评分。',
        action: '开始互评',
      },
      rated: {
        title: '互评结果可以查看：{{title}}',
        body: '“{{title}}”（{{number}}）的部门互评已截止，可以查看其他部门对您部门的评价。',
        action: '查看评价',
      },
      changeAdopted: {
        title: '您的建议已采纳：{{title}}',
        body: '{{by}}采纳了您在“{{title}}”（{{number}}）复盘中的建议：{{what}}。',
        action: '查看报告',
      },
      changeDeclined: {
        title: '您的建议未采纳：{{title}}',
        body: '{{by}}没有采纳您在“{{title}}”（{{number}}）复盘中的建议（{{what}}）：{{reason}}',
        action: '查看报告',
      },
      recognised: {
        title: '您得到了认可：{{title}}',
        body: '{{by}}在“{{title}}”（{{number}}）的复盘中认可了您或您的部门：{{text}}',
        action: '查看复盘',
      },
    },
    sync: {
      sent: {
        title: '进度同步：{{title}}',
        body: '{{by}}发送了“{{title}}”的进度同步报告（{{number}}，{{fromOn}}至{{toOn}}）。',
        action: '查看项目状态',
      },
      corrected: {
        title: '进度同步报告有更正：{{title}}',
        body: '{{by}}更正了“{{title}}”的进度同步报告，以{{number}}为准。更正说明：{{reason}}',
        action: '查看项目状态',
      },
      supportAsked: {
        title: '请{{department}}支持：{{title}}',
        body: '{{by}}在“{{title}}”的进度同步报告（{{number}}）中请{{department}}支持：{{text}}。请答复能否支持。',
        action: '答复能否支持',
      },
      supportAnswered: {
        title: '{{department}}{{help}}：{{title}}',
        body: '{{by}}代表{{department}}答复了“{{title}}”进度同步报告（{{number}}）中的支持请求，{{help}}：{{text}}',
        action: '查看答复',
      },
      updateAsked: {
        title: '请更新任务进展：{{title}}',
        body: '{{by}}正在汇总“{{title}}”（{{number}}）的进展，您有{{count}}项任务本周期还没有更新。',
        action: '更新任务进展',
      },
      missed: {
        title: '上个周期没有同步进度：{{title}}',
        body: '“{{title}}”（{{number}}）截至{{toOn}}的周期{{missing}}。',
        action: '汇总并同步进度',
      },
    },
    norm: {
      changeProposed: {
        title: '复盘建议修改：{{title}}',
        body: '{{by}}根据复盘 {{number}} 建议修改：{{title}}。请采纳，或写明不采纳的理由。',
        action: '处理建议',
      },
      processReviewDue: {
        title: '该评估协作流程了：{{title}}',
        body: '{{title}}自{{lastOn}}以来还没有评估过协作流程。请看一遍协作指标，写下结论。',
        action: '查看协作指标',
      },
    },
    contingency: {
      yours: {
        title: '请您临时负责：{{title}}',
        body: '{{by}}启动了应急预案“{{title}}”（{{number}}），由您临时负责，直到预案结束。',
        action: '查看预案',
      },
      started: {
        title: '已启动应急预案：{{title}}',
        body: '{{by}}启动了应急预案“{{title}}”（{{number}}）。您是相关人员，因此通知您。',
        action: '查看预案',
      },
      ended: {
        title: '应急预案已结束：{{title}}',
        body: '{{by}}结束了应急预案“{{title}}”（{{number}}）。您是相关人员，因此通知您。',
        action: '查看结果',
      },
    },
    plan: {
      toConfirm: {
        title: '请确认计划：{{title}}',
        body: '{{by}}请您代表部门确认“{{title}}”（{{number}}）的计划。',
        action: '查看并确认',
      },
      baselined: {
        title: '计划已定，{{count}} 项工作由您负责：{{title}}',
        body: '{{by}}已为“{{title}}”（{{number}}）形成基线，其中 {{count}} 项工作由您负责，请签收。',
        action: '查看计划',
      },
      deviation: {
        title: '{{colour}}：{{name}}（{{title}}）',
        body: '“{{title}}”（{{number}}）的任务“{{name}}”比基线偏差 {{days}} 个工作日（{{colour}}），请在{{dueAt}}前采取措施并记录。',
        action: '查看并处理',
      },
      pathSlip: {
        title: '关键路径延误 {{days}} 个工作日：{{title}}',
        body: '“{{title}}”（{{number}}）的关键路径延误 {{days}} 个工作日，预计 {{endOn}} 完成，请在{{dueAt}}前响应。',
        action: '查看并处理',
      },
      alertLate: {
        title: '预警超时未响应：{{title}}',
        body: '“{{title}}”（{{number}}）中“{{name}}”的预警应在{{dueAt}}前响应，至今没有处理结果。',
        action: '查看预警',
      },
      resultToAccept: {
        title: '请验收成果：{{name}}（{{title}}）',
        body: '“{{title}}”（{{number}}）已提交验收，成果“{{name}}”由您验收。',
        action: '去验收',
      },
    },
    change: {
      asked: {
        title: '请审批变更：{{title}}',
        body: '{{by}}对“{{matter}}”提出变更“{{title}}”（{{number}}），请您审批。',
        action: '查看并审批',
      },
      approved: {
        title: '变更通知：{{title}}',
        body: '{{by}}已批准“{{matter}}”的变更“{{title}}”（{{number}}），计划已更新。您与此有关，因此通知您。',
        action: '查看变更通知',
      },
      rejected: {
        title: '变更未批准：{{title}}',
        body: '{{by}}没有批准变更“{{title}}”（{{number}}）。意见：{{reason}}',
        action: '查看意见',
      },
    },
    milestone: {
      dueSoon: {
        title: '里程碑临近：{{title}}',
        body: '里程碑“{{title}}”（{{number}}）将于{{dueOn}}到期，请准备提交阶段成果。',
        action: '查看里程碑',
      },
      slipped: {
        title: '里程碑已延误：{{title}}',
        body: '里程碑“{{title}}”（{{number}}）应于{{dueOn}}完成，至今没有提交成果。',
        action: '查看并处理',
      },
      toReview: {
        title: '请审核里程碑：{{title}}',
        body: '{{by}}提交了里程碑“{{title}}”（{{number}}）的阶段成果，请您审核。',
        action: '查看并审核',
      },
      passed: {
        title: '里程碑通过：{{title}}',
        body: '里程碑“{{title}}”（{{number}}）已经全部审核人确认通过。',
        action: '查看里程碑',
      },
      rectify: {
        title: '里程碑须整改：{{title}}',
        body: '{{by}}对里程碑“{{title}}”（{{number}}）的结论是整改后通过，请在{{dueOn}}前整改并重新提交。',
        action: '查看意见',
      },
      rectifyLate: {
        title: '里程碑整改超期：{{title}}',
        body: '里程碑“{{title}}”（{{number}}）应在{{dueOn}}前整改并重新提交，至今没有提交。',
        action: '查看并提交',
      },
      failed: {
        title: '里程碑不通过：{{title}}',
        body: '{{by}}审核后，里程碑“{{title}}”（{{number}}）的结论是不通过，下一阶段的任务不能开始。',
        action: '查看并处理',
      },
      escalated: {
        title: '里程碑上报：{{title}}',
        body: '{{by}}上报了里程碑“{{title}}”（{{number}}）。情况：{{reason}}',
        action: '查看里程碑',
      },
    },
  },
  value: {
    power: { progress: '进度协调', resources: '资源调配', conflicts: '冲突决策' },
    level: {
      negotiating: '组长协商',
      level1: '部门经理',
      level2: '分管副总',
      level3: '总经理',
      coordinator: '协调人',
    },
    colour: { yellow: '黄色预警', orange: '橙色预警', red: '红色预警' },
    dueAt: {
      none: '主持人宣布截止时',
    },
    text: {
      none: '无',
    },
    comment: {
      none: '无',
    },
    condition: {
      none: '见决议内容',
    },
    answer: { yes: '参会', no: '不参会', proxy: '由代理参会', accept: '确认参与', decline: '无法支持' },
    help: { promise: '答应支持', decline: '不能支持' },
    missing: {
      meeting: '没有开进度同步会',
      report: '没有发送进度同步报告',
      both: '没有开进度同步会，也没有发送报告',
    },
    feasibility: { feasible: '可行', conditional: '有条件可行', infeasible: '不可行' },
    scope: { speak: '发言', speakAndVote: '发言并表决' },
    place: { none: '待定' },
    dueOn: { none: '未定' },
    startAt: { none: '待定' },
    owner: { none: '未定' },
    reason: { none: '未说明' },
    by: { none: '系统' },
  },
  mail: {
    why: '您收到这封邮件，是因为“{{group}}”类通知设为发邮件给您。',
    change: '在这里调整或关闭：',
    digest: {
      subject: '{{count}} 件事等您处理或知悉：{{first}} 等',
      lead: '这些事还没有办完或还没有看过，合并成一封告诉您。',
      heading: '{{group}}（{{count}}）',
      why: '您收到这封邮件，是因为您选择了合并发送，或这些通知在免打扰时段、非工作日里产生，或当天的催办已达上限。',
    },
    group: { todo: '待我处理', urge: '到期与催办', meeting: '会议变动', info: '知会' },
    greeting: '{{name}}，您好：',
    footer: '这封邮件由闭环发出。如不想再收到邮件，可在个人设置中关闭，站内通知不受影响。',
  },
} as const
