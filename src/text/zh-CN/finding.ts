import type { FindingTerms, FindingTexts } from '#domain/norm/say.ts'
import type { SmartHint } from '#domain/smart/smart.ts'

export const finding = {
  'NM-PRE-01': {
    title: '会议须依托明确的协作需求',
    none: {
      reason: '这次会议没有关联任何协作需求，也没有写明召开理由。',
      remedy: '关联协作需求单、协作项目或逾期任务；确实没有的，写明为什么要开这次会。',
    },
  },
  'NM-PRE-02': {
    title: '会议目标须符合SMART五项',
    empty: {
      reason: '会议目标还没有填写。',
      remedy: '用一句话写明：要得到什么成果、涉及哪些部门、在什么时间之前。',
    },
    short: {
      reason: '会议目标只符合五项中的{{count}}项（要求{{min}}项），尚未体现：{{criteria}}。',
      remedy: '按“成果＋部门＋时间节点”补全，例如“确定市场部、研发部、销售部职责分工及9月前关键节点”。',
    },
  },
  'NM-PRE-03': {
    title: '会议目标不得只写“讨论/沟通/交流某事”',
    vague: {
      reason: '目标“{{text}}”只说了要谈什么，没有说要谈出什么结果。',
      remedy: '改写为可以核对的成果，如“确定……”“形成……”“通过……”，并写上部门和时间节点。',
    },
  },
  'NM-PRE-04': {
    title: '每个议题须具备议题名称、讨论内容、负责人、预计时长、输出成果五要素',
    missing: { reason: '议题“{{name}}”缺少：{{fields}}。', remedy: '补全{{fields}}后即可发布议程。' },
  },
  'NM-PRE-05': {
    title: '每个议题须关联会议目标',
    none: {
      reason: '议题“{{name}}”没有关联会议目标。',
      remedy: '指明它服务于哪个目标；与目标无关的议题请移出本次会议。',
    },
  },
  'NM-PRE-06': {
    title: '单次会议议题不超过5个',
    many: {
      reason: '本次会议有{{count}}个议题，超过上限{{max}}个。',
      remedy: '合并、移到下次会议或改用书面方式处理，保留不超过{{max}}个；确需保留的请写明理由。',
    },
  },
  'NM-PRE-07': {
    title: '会议末尾预留10-15分钟确认纪要',
    none: {
      reason: '议程末尾没有预留确认纪要的时间。',
      remedy: '在最后预留{{min}}-{{max}}分钟，逐项确认要点、决议和待办。',
    },
    short: {
      reason: '只预留了{{count}}分钟确认纪要，少于{{min}}分钟。',
      remedy: '调整到{{min}}-{{max}}分钟。',
    },
    long: {
      reason: '预留了{{count}}分钟确认纪要，多于{{max}}分钟。',
      remedy: '调整到{{min}}-{{max}}分钟，把余下的时间还给议题。',
    },
    notLast: {
      reason: '确认纪要的环节没有排在会议最后。',
      remedy: '把{{min}}-{{max}}分钟的确认环节移到议程末尾。',
    },
  },
  'NM-PRE-08': {
    title: '参会邀请至少提前3天发出',
    late: {
      reason: '参会邀请最迟应在{{latest}}前发出（提前{{days}}天），现已超过。',
      remedy: '改期，或写明紧急召开的理由。',
    },
    never: {
      reason: '参会邀请没有发出；最迟应在{{latest}}前发出（提前{{days}}天）。',
      remedy: '发出邀请并写明理由，或改期。',
    },
  },
  'NM-PRE-09': {
    title: '议程及资料至少提前2个工作日送达',
    late: {
      reason: '议程及资料最迟应在{{latest}}前送达（提前{{days}}个工作日），现已超过。',
      remedy: '改期，或写明来不及提前送达的理由。',
    },
    never: {
      reason: '议程及资料没有送达；最迟应在{{latest}}前送达（提前{{days}}个工作日）。',
      remedy: '发布议程并写明理由，或改期。',
    },
  },
  'NM-PRE-10': {
    title: '会议通知最迟提前1天(建议1-2天)发出',
    late: {
      reason: '会议通知最迟应在{{latest}}前发出（提前{{days}}天），现已超过。',
      remedy: '改期，或写明临时召开的理由。',
    },
    never: {
      reason: '会议通知没有发出；最迟应在{{latest}}前发出（提前{{days}}天）。',
      remedy: '发出通知并写明理由，或改期。',
    },
  },
  'NM-PRE-11': {
    title: '议题时长合计不超过会议时长',
    over: {
      reason: '各环节合计{{planned}}分钟，会议只有{{length}}分钟，超出{{excess}}分钟。',
      remedy: '缩短或移出部分议题，或延长会议{{excess}}分钟。',
    },
  },
  'NM-PRE-12': {
    title: '决策议题至少有1名决策者和1名执行者参会',
    missing: {
      reason: '决策议题“{{name}}”的参会人中缺少：{{roles}}。',
      remedy: '邀请相应人员并关联到该议题，或写明为什么不需要。',
    },
  },
  'NM-PRE-13': {
    title: '参会人须与至少一个议题直接相关',
    none: { reason: '{{name}}没有关联任何议题。', remedy: '为其关联议题，改为列席，或不再邀请。' },
  },
  'NM-PRE-14': {
    title: '列席人须提前被告知“仅参与不发言”',
    untold: { reason: '列席人{{name}}还没有被告知“仅参与不发言”。', remedy: '发出邀请时系统会自动告知。' },
  },
  'NM-PRE-15': {
    title: '必须指定主持人和记录人',
    missing: { reason: '没有指定{{role}}。', remedy: '指定一名{{role}}后才能继续。' },
  },
  'NM-PRE-16': {
    title: '指定计时员,未指定则由系统计时',
    system: { reason: '没有指定计时员，将由系统计时。', remedy: '需要有人提醒时间的，请指定一名计时员。' },
    none: { reason: '没有指定计时员。', remedy: '请指定一名计时员。' },
  },
  'NM-PRE-17': {
    title: '会议材料须有准备人和提交时限(提前2个工作日)',
    incomplete: {
      reason: '材料“{{name}}”没有写明：{{fields}}。',
      remedy: '补上{{fields}}；提交时限不晚于{{latest}}。',
    },
    late: {
      reason: '材料“{{name}}”的提交时限{{due}}过晚，应不晚于{{latest}}。',
      remedy: '把提交时限提前到{{latest}}或更早。',
    },
  },
  'NM-PRE-18': {
    title: '场地与技术支持须提前确认',
    open: { reason: '场地与技术支持还没有确认。', remedy: '确认会议室、设备或线上链接，并记下确认人。' },
  },
  'NM-PRE-19': {
    title: '会前与各部门负责人沟通;涉及资源争夺须与上级预判方向',
    head: {
      reason: '还没有与{{dept}}负责人会前沟通的记录。',
      remedy: '会前与{{dept}}负责人沟通，记下其态度和关切。',
    },
    superior: {
      reason: '本次会议涉及资源争夺，还没有与上级预判协调方向。',
      remedy: '会前与上级沟通并记录协调方向。',
    },
  },
  'NM-PRE-20': {
    title: '议题按优先级排序',
    order: {
      reason: '议题“{{name}}”应排在“{{before}}”之前。',
      remedy: '按优先级调整顺序：先决策，再讨论，后知会。',
    },
  },
  'NM-PRE-21': {
    title: '会前材料已读率',
    low: { reason: '会前材料已读率{{percent}}%，低于{{min}}%。', remedy: '提醒尚未阅读的参会人。' },
  },
  'NM-PRE-22': {
    title: '各参会部门由负责人或核心接口人参会',
    none: {
      reason: '{{dept}}没有负责人或接口人参会。',
      remedy: '邀请{{dept}}的负责人或接口人，或由其登记代理人。',
    },
  },
  'NM-PRE-23': {
    title: '会议时长超过2小时须安排休息',
    none: {
      reason: '会议长{{count}}分钟，超过{{max}}分钟，没有安排休息。',
      remedy: '安排10-15分钟休息，或缩短会议。',
    },
  },
  'NM-MTG-01': {
    title: '会议开始须核对主题、时间、参会人员、目标',
    open: {
      reason: '会议开始时还没有核对基本信息。',
      remedy: '核对主题、时间、参会人员和目标，并由核对人确认。',
    },
  },
  'NM-MTG-02': {
    title: '缺席人员须注明原因(代理须登记)',
    reason: { reason: '{{name}}缺席，没有注明原因。', remedy: '注明缺席原因。' },
    proxy: { reason: '{{name}}由他人代理参会，但没有登记代理人。', remedy: '登记代理人。' },
    unrecorded: { reason: '没有记录{{name}}是否到会。', remedy: '补记签到状态；缺席的须注明原因。' },
  },
  'NM-MTG-03': {
    title: '每个议题须有明确结论(决议/暂缓/升级/仅知会)',
    none: {
      reason: '议题“{{name}}”还没有结论。',
      remedy: '由主持人明确：已决议、暂缓、升级、已知会或移出；确实无法明确的请写明理由。',
    },
  },
  'NM-MTG-04': {
    title: '观点须注明提出部门与人员',
    missing: { reason: '观点“{{text}}”没有注明：{{fields}}。', remedy: '补上{{fields}}，说明这是谁提出的。' },
  },
  'NM-MTG-05': {
    title: '列席人不得发言、表决',
    speak: { reason: '{{name}}是列席人，不能发言。', remedy: '确需发言的，请主持人先将其改为主参会人。' },
    ballot: {
      reason: '{{name}}是列席人，不能表决。',
      remedy: '撤销这一票；应当表决的，请主持人先将其改为主参会人。',
    },
  },
  'NM-MTG-06': {
    title: '决议须含决议内容、负责人、完成时限(配合部门如有)',
    missing: {
      reason: '决议{{name}}缺少：{{fields}}。',
      remedy: '补全{{fields}}，或为它拆解带有负责人和期限的任务。',
    },
  },
  'NM-MTG-07': {
    title: '争议内容须当场明确最终表述',
    open: {
      reason: '争议“{{text}}”还没有确定最终表述。',
      remedy: '与各方当场确认文字并锁定；无法确定的请写明理由。',
    },
  },
  'NM-MTG-08': {
    title: '会议结束前逐项确认纪要',
    low: {
      reason: '纪要共{{total}}项，只确认了{{confirmed}}项（要求{{percent}}%）。',
      remedy: '在会议结束前逐项宣读并确认；来不及的请写明理由。',
    },
  },
  'NM-MTG-09': {
    title: '任务须含任务名称、负责人(部门+人)、截止日期、所需资源、完成标准',
    missing: { reason: '任务“{{name}}”缺少：{{fields}}。', remedy: '补全{{fields}}后即可定稿。' },
  },
  'NM-MTG-10': {
    title: '任务须会上即时拆解',
    late: {
      reason: '任务“{{name}}”是会后补充的。',
      remedy: '今后请在会上当场拆解；这一项将标注为“会后补充”。',
    },
  },
  'NM-MTG-11': {
    title: '议题超时须由主持人选择延长或移出',
    over: {
      reason: '议题“{{name}}”计划{{planned}}分钟，已用{{actual}}分钟。',
      remedy: '请主持人选择：征得同意后延长，或移到会后、下次会议。',
    },
  },
  'NM-MTG-12': {
    title: '记录须客观,避免主观评价',
    subjective: {
      reason: '记录中有主观评价：{{words}}。',
      remedy: '改写为可以核对的事实：谁在什么时间做了或没有做什么。',
    },
  },
  'NM-MTG-13': {
    title: '即时通讯中的重要决定须补充书面记录',
    unwritten: {
      reason: '决定{{name}}在即时通讯中作出，应在{{latest}}前补充书面记录。',
      remedy: '用会议纪要、邮件确认或变更通知补记。',
    },
    late: {
      reason: '这项决定应在{{latest}}前补充书面记录，现在已经晚了。',
      remedy: '写明为什么晚了；下次用“先记一笔”留个提醒。',
    },
  },
  'NM-MTG-14': {
    title: '表决须满足法定人数与通过门槛',
    quorum: {
      reason: '表决“{{name}}”应到{{eligible}}票，只投{{cast}}票，不足法定人数{{need}}。',
      remedy: '等待更多人投票，或宣布本次表决无效。',
    },
    threshold: {
      reason: '表决“{{name}}”投{{cast}}票，同意{{agree}}票，未达到门槛{{need}}，不能记为通过。',
      remedy: '记为未通过，或重新表决、升级处理。',
    },
    tie: {
      reason: '表决“{{name}}”出现平票（各{{agree}}票），主持人尚未表态。',
      remedy: '由主持人投出决定票，或升级处理。',
    },
  },
  'NM-MTG-15': {
    title: '会议类型规定的输出须填写或说明原因',
    empty: {
      reason: '这类会议应当产出“{{slot}}”，目前还没有填写。',
      remedy: '请在“会议成果”中填写，或写明为什么这次没有。',
    },
  },
  'NM-MTG-16': {
    title: '资源分配与冲突化解结论宜附数据支撑',
    none: {
      reason: '结论“{{text}}”没有引用任何数据或依据。',
      remedy: '请在“会议成果”中为这条结论选择依据材料。',
    },
  },
  'NM-WRD-01': {
    title: '决议与任务禁止使用“尽快、尽快推进、尽快协调、大概、可能、配合完成”等模糊表述',
    vague: {
      reason: '{{field}}中有模糊表述：{{words}}。',
      remedy: '改为具体的日期、数量或交付物，例如把“尽快协调”改为“3个工作日内完成协调”。',
    },
  },
  'NM-WRD-02': {
    title: '扩展模糊词(管理员可编辑)',
    vague: {
      reason: '{{field}}中的“{{words}}”不够明确。',
      remedy: '能写明日期、数量、部门或人员的，请写明。',
    },
  },
  'NM-WRD-03': {
    title: '需求描述须具体、可衡量',
    vague: { reason: '{{field}}中有模糊表述：{{words}}。', remedy: '改为具体的日期、数量或交付物。' },
    unmeasured: {
      reason: '需求目标中没有日期、数量或交付物，事后无法衡量。',
      remedy: '写明要达到的数值、要交付的成果或完成的日期。',
    },
  },
  'NM-WRD-04': {
    title: '决议须量化:含日期、数量或交付物',
    none: {
      reason: '决议{{name}}中没有日期、数量或交付物。',
      remedy: '至少写明一项：什么日期之前、多少数量、交付什么；确实无法量化的请写明理由。',
    },
  },
  'NM-WRD-05': {
    title: '任务负责人须为具体一人,不得为“全体”“相关部门”或仅部门',
    none: { reason: '任务“{{name}}”没有负责人。', remedy: '指定一名具体的人。' },
    departmentOnly: {
      reason: '任务“{{name}}”只写了{{dept}}，没有具体的人。',
      remedy: '请{{dept}}指定一名第一责任人。',
    },
    collective: {
      reason: '任务“{{name}}”的负责人写的是“{{owner}}”，人人负责等于无人负责。',
      remedy: '指定一名具体的人，其他人列为协同人。',
    },
  },
  'NM-WRD-06': {
    title: '完成时限须为具体日期或可解析的时间节点',
    none: {
      reason: '“{{name}}”没有完成时限。',
      remedy: '填写日期，或“3个工作日内”“评审后2日内”这样的时间节点。',
    },
    unreadable: {
      reason: '“{{name}}”的完成时限“{{text}}”无法确定是哪一天。',
      remedy: '改为日期，或“3个工作日内”“评审后2日内”这样的时间节点。',
    },
  },
  'NM-MIN-01': {
    title: '会议结束后24小时内完成初版纪要',
    late: {
      reason: '初版纪要应在{{latest}}前完成（会议结束后{{hours}}小时内），现已超过。',
      remedy: '请记录人尽早生成并送出初版。',
    },
  },
  'NM-MIN-02': {
    title: '纪要须经主持人及各参会部门负责人审核',
    notSent: { reason: '纪要还没有送{{name}}审核。', remedy: '把{{name}}加入收件人并送审。' },
    waiting: { reason: '{{name}}尚未反馈，反馈期限到{{latest}}。', remedy: '等待其确认，或提醒一次。' },
    silent: {
      reason: '{{name}}逾期未反馈（期限为{{latest}}）。',
      remedy: '再次联系；主持人也可以直接定稿，纪要将列明其未反馈，且不视为同意。',
    },
  },
  'NM-MIN-03': {
    title: '收件人须在1个工作日内反馈“确认无误”或“提出修改意见”',
    late: {
      reason: '{{name}}应在{{latest}}前反馈，现已超过。',
      remedy: '请其选择“确认无误”或“提出修改意见”。',
    },
  },
  'NM-MIN-04': {
    title: '会议结束后48小时内确认为最终版',
    late: {
      reason: '纪要应在{{latest}}前定稿（会议结束后{{hours}}小时内），现已超过。',
      remedy: '处理余下的反馈后，由主持人定稿。',
    },
  },
  'NM-MIN-05': {
    title: '正式纪要含五部分结构',
    missing: { reason: '纪要缺少：{{sections}}。', remedy: '补上{{sections}}；没有内容的部分写“无”。' },
  },
  'NM-MIN-06': {
    title: '纪要发送全体参会人员及相关部门负责人,必要时抄送上级',
    missing: { reason: '收件人中缺少：{{names}}。', remedy: '加入这些人，或写明不发送的理由。' },
  },
  'NM-MIN-07': {
    title: '最终版不可修改,只能更正并保留原版',
    final: {
      reason: '纪要已是最终版，不能直接修改。',
      remedy: '提出更正：原版会保留，修订记录会写明改了什么、谁改的、谁批准的。',
    },
  },
  'NM-MIN-08': {
    title: '按“会议主题-日期”命名归档',
    name: { reason: '归档名称不符合“会议主题-日期”。', remedy: '系统将命名为“{{expected}}”。' },
  },
  'NM-MIN-09': {
    title: '进度同步会纪要同步给全体小组成员',
    missing: { reason: '还没有同步给小组成员：{{names}}。', remedy: '加入这些人，或写明不同步的理由。' },
  },
  'NM-MIN-10': {
    title: '未处理的修改意见须先处理再定稿',
    open: {
      reason: '还有{{count}}条修改意见未处理（{{names}}）。',
      remedy: '逐条采纳，或说明理由后列为保留意见，再重新发出。',
    },
  },
  'NM-MIN-11': {
    title: '定稿后任务自动进入《跨部门任务分配表》',
    outside: { reason: '任务“{{name}}”还不在《跨部门任务分配表》中。', remedy: '定稿时系统会自动加入。' },
  },
  'NM-MIN-12': {
    title: '纪要与跟踪表保存期限',
    early: { reason: '纪要须保存{{years}}年，{{until}}前不能删除。', remedy: '等保存期满后再删除。' },
    hold: { reason: '这份纪要被要求留存，不能删除。', remedy: '解除留存要求后再处理。' },
  },
  'NM-TRK-01': {
    title: '截止日期前2天提醒负责人',
    due: { reason: '任务“{{name}}”将在{{due}}到期，还没有提醒负责人。', remedy: '系统会自动提醒。' },
  },
  'NM-TRK-02': {
    title: '截止日期后3天内收集完成情况',
    late: {
      reason: '任务“{{name}}”{{due}}到期，应在{{latest}}前收集完成情况，现已超过。',
      remedy: '请更新责任人向负责人核实：已完成、进行中、延期还是需支持。',
    },
  },
  'NM-TRK-03': {
    title: '负责人每周五下班前更新进度',
    missed: {
      reason: '任务“{{name}}”有几次没有按时更新进度：{{dates}}（截至当天{{time}}）。',
      remedy: '请负责人补写进度：做了什么、在等哪个部门、有没有风险。',
    },
  },
  'NM-TRK-04': {
    title: '延期或资源不足须提前1天向发起部门反馈',
    late: {
      reason: '任务“{{name}}”{{due}}到期，延期应在{{latest}}前提出，现已超过。',
      remedy: '可以继续提交，但会记为“未提前反馈”。',
    },
  },
  'NM-TRK-05': {
    title: '每个任务有且只有1名第一责任人',
    many: {
      reason: '任务“{{name}}”有{{count}}名负责人，最多{{max}}名。',
      remedy: '保留一名第一责任人，其他人改为协同人。',
    },
  },
  'NM-TRK-06': {
    title: '标注“已完成”须附交付物',
    none: { reason: '任务“{{name}}”没有附交付物。', remedy: '上传文件、截图或填写链接后再标注完成。' },
  },
  'NM-TRK-07': {
    title: '逾期任务须登记原因与处理措施',
    missing: {
      reason: '任务“{{name}}”已于{{due}}到期，没有登记：{{fields}}。',
      remedy: '与负责人沟通后补上{{fields}}。',
    },
  },
  'NM-TRK-08': {
    title: '同一交付物修改次数不超过2次',
    many: {
      reason: '任务“{{name}}”的交付物已被退回{{count}}次，超过{{max}}次。',
      remedy: '升级处理，与评审部门一起重新确认要求。',
    },
  },
  'NM-TRK-09': {
    title: '条件性决议触发后须提前通知(默认10天,全体,邮件)',
    unsent: {
      reason: '决议{{name}}的条件已触发，还没有通知，最迟在{{latest}}发出。',
      remedy: '立即发出通知。',
    },
    late: {
      reason: '决议{{name}}的通知晚于{{latest}}发出。',
      remedy: '写明理由，并确认受影响的各方已经知晓。',
    },
    audience: {
      reason: '决议{{name}}的通知范围或方式不符合要求。',
      remedy: '应以“{{channel}}”通知“{{audience}}”。',
    },
  },
  'NM-TRK-10': {
    title: '跟踪表须指定更新责任人',
    none: { reason: '跟踪表没有指定更新责任人。', remedy: '指定一人，通常是记录人或项目助理。' },
  },
  'NM-TRK-11': {
    title: '联合评审须全部评审部门通过',
    missing: {
      reason: '任务“{{name}}”还没有通过评审的部门：{{depts}}。',
      remedy: '等这些部门评审通过后再验收。',
    },
  },
  'NM-TRK-12': {
    title: '截止日落在非工作日时提示',
    dayOff: {
      reason: '任务“{{name}}”的截止日{{due}}不是工作日。',
      remedy: '确认是否就定在这一天，或改到前后的工作日。',
    },
  },
  'NM-TRK-13': {
    title: '提供资源或资料的部门须列入协同部门',
    unlisted: {
      reason: '{{dept}}要为任务“{{name}}”提供资源或资料，但没有列入协同部门。',
      remedy: '把{{dept}}加入协同部门，并写明提供什么。',
    },
  },
  'NM-TRK-14': {
    title: '里程碑日期须在任务起止之间',
    outside: {
      reason: '里程碑“{{name}}”（{{date}}）不在任务起止时间之内（{{start}}至{{end}}）。',
      remedy: '调整里程碑日期，或调整任务起止时间。',
    },
  },
  'NM-TRK-15': {
    title: '前置任务未完成时后续任务不宜开始',
    waiting: {
      reason: '任务“{{name}}”的前置任务还没有完成：{{before}}。',
      remedy: '等前置任务完成；确需提前开始的请写明理由。',
    },
  },
  'NM-TRK-16': {
    title: '周期性会议须先回顾上次待办',
    none: {
      reason: '这是周期性会议，还没有安排回顾上次的待办。',
      remedy: '把“上次待办回顾”排在第一项；不回顾的请写明理由。',
    },
  },
  'NM-TRK-17': {
    title: '决议定稿后须有落实任务(防“决而不行”)',
    none: {
      reason: '决议{{name}}应在{{latest}}前有落实任务，现在一项也没有。',
      remedy: '为它拆解任务，写明负责人和期限；不需要的请写明理由。',
    },
  },
  'NM-TRK-18': {
    title: '暂定决议须有确认日期',
    none: {
      reason: '决议{{name}}是暂定的，没有写明何时确认。',
      remedy: '填写确认日期；定不下来的请写明理由。',
    },
  },
  'NM-TRK-19': {
    title: '任务颗粒度与要求的输出格式',
    long: {
      reason: '任务“{{name}}”跨{{count}}个工作日，超过建议的{{max}}天。',
      remedy: '考虑拆成更小的任务，或设置里程碑。',
    },
    formats: { reason: '任务“{{name}}”还缺少要求的格式：{{formats}}。', remedy: '补交这些格式的文件。' },
  },
  'NM-COL-01': {
    title: '需求单六项必填',
    missing: { reason: '“{{field}}”还没有填写，这是需求单的必填项。', remedy: '填写“{{field}}”后再提交。' },
  },
  'NM-COL-02': {
    title: '需求初审须评必要性、合理性、完整性',
    missing: { reason: '初审没有对{{criteria}}作出判断。', remedy: '逐项选择“符合”或“不符合”。' },
    unmet: {
      reason: '{{criteria}}判为不符合，却选择了通过。',
      remedy: '退回补充或不予受理；确已符合的请改判。',
    },
  },
  'NM-COL-03': {
    title: '立项前须完成影响评估与资源预估',
    unanswered: {
      reason: '{{dept}}还没有答复，或其调整意见尚未商定。',
      remedy: '等{{dept}}答复、协商一致，或不再征询该部门。',
    },
    incomplete: {
      reason: '{{dept}}的影响评估与资源预估缺少：{{fields}}。',
      remedy: '请{{dept}}补充；没有需要的写“无”，不需费用的填0。',
    },
    unassessed: {
      reason: '评估人还没有给出可行性判断。',
      remedy: '由评估人选择可行、有条件可行或不可行，并写明理由。',
    },
  },
  'NM-COL-04': {
    title: '核心成员5-8人',
    few: {
      reason: '核心成员只有{{count}}人，建议{{min}}—{{max}}人。',
      remedy:
        '从各参与部门补充有决策权或执行力的成员；确需少于{{min}}人的，写明原因（共{{count}}人，上限{{max}}人）。',
    },
    many: {
      reason: '核心成员有{{count}}人，建议{{min}}—{{max}}人。',
      remedy:
        '把只需日常联络的人改为对接人；确需超过{{max}}人的，写明原因（现有{{count}}人，下限{{min}}人）。',
    },
  },
  'NM-COL-05': {
    title: '组长唯一',
    none: { reason: '还没有指定组长。', remedy: '指定一位组长，通常是发起部门负责人或资深人员。' },
  },
  'NM-COL-06': {
    title: '每个参与部门指定1名对接人',
    none: {
      reason: '{{dept}}还没有对接人。',
      remedy: '请{{dept}}指定1名日常对接人；暂时不需要的，写明原因。',
    },
  },
  'NM-COL-07': {
    title: '分工表每行须有职责、输出物、时限',
    none: { reason: '分工表还是空的。', remedy: '为每个参与部门写明职责、输出物和完成时限。' },
    incomplete: {
      reason: '{{dept}}的“{{name}}”缺少{{fields}}。',
      remedy: '补全{{dept}}“{{name}}”的{{fields}}，避免职责模糊。',
    },
    unreadable: {
      reason: '{{dept}}“{{name}}”的时限“{{text}}”推算不出日期。',
      remedy:
        '把{{dept}}“{{name}}”的时限“{{text}}”改为具体日期，或“第1个月末”这样的节点（须先填协作周期的开始日期）。',
    },
  },
  'NM-COL-08': {
    title: '每个子任务1个A、至少1个R',
    noA: { reason: '“{{name}}”没有负责人（A），出现责任真空。', remedy: '在 RACI 矩阵中指定一个 A。' },
    manyA: {
      reason: '“{{name}}”有多个 A：{{names}}，属于多头负责。',
      remedy: '只保留一个 A，其他改为 R、C 或 I。',
    },
    noR: { reason: '“{{name}}”没有执行方（R），出现责任真空。', remedy: '至少指定一个 R。' },
    manyR: {
      reason: '“{{name}}”有 {{count}} 个 R，多于建议的 {{max}} 个。',
      remedy: '考虑拆分任务，或把部分 R 改为 C。',
    },
    manyC: {
      reason: '“{{name}}”有 {{count}} 个 C，多于建议的 {{max}} 个。',
      remedy: '确认是否都需要事先咨询，其余改为 I。',
    },
  },
  'NM-COL-09': {
    title: '各部门确认计划后方可形成基线',
    waiting: { reason: '{{dept}}还没有确认计划。', remedy: '请该部门负责人确认；确需先行的请写明理由。' },
    outdated: {
      reason: '{{dept}}确认之后，它的部分又改过。',
      remedy: '请该部门重新确认；确需先行的请写明理由。',
    },
  },
  'NM-COL-12': {
    title: '超出协作边界的工作须走变更',
    outside: { reason: '“{{name}}”不在已定基线的计划内。', remedy: '提出变更申请，或写明不走变更的理由。' },
  },
  'NM-COL-13': {
    title: '里程碑须经相关方审核确认',
    waiting: {
      reason: '里程碑“{{name}}”还没有经以下人员确认：{{names}}。',
      remedy: '等相关方给出审核结论；确需先通过的请写明理由。',
    },
    open: {
      reason: '里程碑“{{name}}”还没有通过审核。',
      remedy: '先完成里程碑审核；确需先验收的请写明理由。',
    },
  },
  'NM-COL-14': {
    title: '进度偏差分级预警',
    behind: {
      reason: '“{{name}}”比基线偏差 {{days}} 个工作日（{{percent}}%）。',
      remedy: '按预警级别采取措施，并记录处理结果。',
    },
    path: {
      reason: '关键路径延误 {{days}} 个工作日，预计 {{end}} 完成。',
      remedy: '启动应急预案，或提出变更。',
    },
  },
  'NM-COL-10': {
    title: '每周或每双周进度同步会',
    missed: {
      reason: '到{{latest}}为止的这个周期没有开进度同步会。',
      remedy: '从同步报告召集进度同步会，或与小组约定下次时间。',
    },
    rhythm: {
      reason: '同步周期为{{count}}周，最长应为{{max}}周。',
      remedy: '把同步周期改为每周或每双周。',
    },
  },
  'NM-COL-11': {
    title: '未完成事项须写原因',
    none: {
      reason: '未完成事项“{{name}}”还没有写原因。',
      remedy: '写明原因；需要其他部门帮忙的，同时选上部门。',
    },
  },
  'NM-COL-18': {
    title: '每周期汇总进度同步全部相关方',
    missed: {
      reason: '到{{latest}}为止的这个周期没有向相关方发送进度同步报告。',
      remedy: '汇总本周期进展并发送。',
    },
  },
  'NM-COL-15': {
    title: '项目结束须召开复盘会并输出复盘报告',
    noMeeting: {
      reason: '还没有开过复盘会。',
      remedy: '由组长召集复盘会，或写明为什么不开。',
    },
    noReport: {
      reason: '还没有复盘报告。',
      remedy: '发起复盘，请各部门写下亮点、不足和经验教训。',
    },
    notFinal: {
      reason: '复盘报告还没有定稿。',
      remedy: '由组长审阅并定稿。',
    },
  },
  'NM-COL-19': {
    title: '定期评估协作流程',
    never: {
      reason: '还没有评估过协作流程，最迟应在{{latest}}前评估一次（每{{months}}个月一次）。',
      remedy: '看一遍协作指标，写下结论，需要时修改规范。',
    },
    due: {
      reason: '上次评估协作流程是在{{last}}，下一次最迟应在{{latest}}（每{{months}}个月一次）。',
      remedy: '看一遍这段时间的协作指标，写下结论，需要时修改规范。',
    },
  },
  'NM-COL-16': {
    title: '启动表至少登记1项风险',
    few: {
      reason: '启动表登记了{{count}}项风险，至少要{{min}}项。',
      remedy: '预判至少{{min}}项潜在风险（现有{{count}}项），写明应对措施和责任部门。',
    },
  },
  'NM-COL-17': {
    title: '须有沟通计划',
    none: { reason: '还没有沟通计划。', remedy: '写明多久沟通一次、用什么形式、沟通哪些内容。' },
  },
  'NM-COL-20': {
    title: '接收部门2个工作日内答复需求',
    late: {
      reason: '{{dept}}应在{{latest}}前答复，至今未答复。',
      remedy: '由{{dept}}负责人或对接人答复：确认参与、提出调整或说明无法支持。',
    },
  },
  'NM-ESC-01': {
    title: '升级前须有组长组织的协商记录',
    none: { reason: '还没有组长组织的协商记录。', remedy: '请组长先组织双方协商，并记下谈了什么。' },
    goal: { reason: '没有写明双方的共同目标。', remedy: '先写下双方都要达成的目标，再谈分歧。' },
    opinion: {
      reason: '{{dept}}的意见不完整，缺少{{fields}}。',
      remedy: '上报时须写明双方的不同意见和理由，请{{dept}}补全。',
    },
    unsigned: {
      reason: '{{dept}}负责人还没有签字。',
      remedy: '请{{dept}}负责人核对本部门的意见后签字，再上报。',
    },
  },
  'NM-ESC-02': {
    title: '按“部门经理→分管副总→总经理”逐级升级',
    skipped: {
      reason: '这一步直接到{{level}}，跳过了{{expected}}。',
      remedy: '先由{{expected}}处理；确属紧急的，写明理由后越级，被越过的人会收到通知。',
    },
  },
  'NM-ESC-03': {
    title: '各级响应时限',
    late: {
      reason: '{{level}}应在{{latest}}前给出处理意见，已经超时。',
      remedy: '请尽快裁决，或交给上一级处理。',
    },
  },
  'NM-ESC-04': {
    title: '裁决须书面记录并转任务',
    unwritten: { reason: '裁决没有写下来。', remedy: '写明怎么定的、各方要做什么。' },
    noTask: { reason: '裁决还没有转成任务。', remedy: '把要做的事建成任务，写明负责人和期限。' },
  },
  'NM-ESC-05': {
    title: '应急预案须有临时负责人、应对措施、影响评估',
    missing: {
      reason: '应急预案缺少：{{fields}}。',
      remedy: '补全后再启动：谁临时负责、怎么应对、对进度、成本、范围各有什么影响（没有影响也要写明）。',
    },
  },
  'NM-INF-01': {
    title: '信息须标注保密级别并据此控制访问',
    unmarked: {
      reason: '这条记录没有标注保密级别。',
      remedy: '选择公开、内部、秘密或机密；不确定时用信息规则给出的级别。',
    },
  },
  'NM-INF-02': {
    title: '重要信息及时抄送相关方',
    leftOut: {
      reason: '相关方没有全部抄送：{{people}}。',
      remedy: '把{{people}}加入抄送，或写明不抄送的理由。',
    },
  },
  'NM-INF-03': {
    title: '重要信息须形成书面记录',
    none: {
      reason: '这项重要决定没有选择书面记录的形式。',
      remedy: '用会议纪要、邮件确认或变更通知留下书面记录。',
    },
    otherKind: { reason: '所选的书面记录形式不在规范认可的范围内。', remedy: '改用规范认可的书面记录形式。' },
  },
} as const satisfies FindingTexts

export const findingTerms = {
  separator: '、',
  word: {
    duration: '时间',
    moneyCents: '财力',
    material: '物力',
    people: '人力',
    impact: '影响范围',
    completeness: '完整性',
    reasonableness: '合理性',
    necessity: '必要性',
    potentialRisks: '潜在风险',
    'division.duty': '核心职责',
    'division.output': '输出物',
    'division.due': '完成时限',
    projectGoal: '项目目标',
    duties: '核心职责',
    timeNodes: '时间节点',
    resourceNeeds: '资源需求',
    alignment: '对齐事项',
    matterKinds: '冲突或问题类型',
    disputeMap: '争议点梳理',
    rootCause: '根因',
    countermeasure: '对策',
    priorityList: '需求优先级清单',
    resolution: '分配与化解结论',
    progress: '各部门进展',
    problems: '暴露问题',
    direction: '下步方向',
    kpi: 'KPI完成情况',
    focus: '攻坚重点',
    title: '议题名称',
    discussionContent: '讨论内容',
    ownerId: '负责人',
    plannedMinutes: '预计时长',
    expectedOutput: '输出成果',
    preparer: '准备人',
    materialDue: '提交时限',
    dept: '部门',
    person: '人员',
    content: '决议内容',
    owner: '负责人',
    dueDate: '完成时限',
    dueText: '完成时限',
    name: '任务名称',
    description: '任务描述',
    doneCriteria: '完成标准',
    requiredResources: '所需资源',
    overdueReason: '逾期原因',
    overdueMeasure: '处理措施',
    goal: '目标',
    background: '协作背景',
    expectedOutcome: '期望成果',
    host: '主持人',
    recorder: '记录人',
    timekeeper: '计时员',
    decider: '决策者',
    executor: '执行者',
    specific: '具体',
    measurable: '可衡量',
    achievable: '可达成',
    relevant: '相关性',
    timeBound: '时限性',
    basics: '会议基本信息',
    goalAndAgendaReview: '会议目标与议程回顾',
    topicRecords: '各议题讨论要点',
    decisionTable: '决议事项汇总',
    todoTable: '待办事项跟踪表',
    all: '全体',
    attendees: '参会人员',
    relatedDepts: '相关部门',
    mail: '邮件',
    chat: '即时通讯',
    system: '系统内通知',
    // Escalation and contingency
    position: '立场',
    facts: '事实与数据',
    negotiating: '组长协商',
    level1: '部门经理',
    level2: '分管副总',
    level3: '总经理',
    coordinator: '协调人',
    interimOwner: '临时负责人',
    measures: '应对措施',
    impactSchedule: '对进度的影响',
    impactCost: '对成本的影响',
    impactScope: '对范围的影响',
  },
} as const satisfies FindingTerms

/** Hints of the SMART check, by the keys it hands out. */
export const smartHint = {
  'smart.specific.empty': '先写下要达成的结果。',
  'smart.specific.vague': '只说了要谈什么。请写成结果，如“确定……”“形成……”“通过……”。',
  'smart.specific.noResult':
    '看不出会得到什么结果。请用“确定、形成、完成、提交”这样的动词，或写明提升、降低到多少。',
  'smart.measurable.empty': '写明数量，或可以核对的成果。',
  'smart.measurable.noMeasure': '没有数量，也没有可以核对的成果。请补上数值或交付物。',
  'smart.achievable.empty': '写明由谁来做。',
  'smart.achievable.unbounded': '“彻底、一切、所有问题”这样的说法难以达成。请限定范围。',
  'smart.achievable.noResult': '结果还不明确，无法判断能否达成。',
  'smart.achievable.noActor': '没有写明由哪些部门或人员来做。',
  'smart.relevant.empty': '写明它服务于哪项协作需求。',
  'smart.relevant.noNeed': '没有关联协作需求，也没有提到相关部门。',
  'smart.timeBound.empty': '写明完成的时间。',
  'smart.timeBound.noTime': '没有时间节点。请写上日期，或“9月前”“3个月内”。',
} as const satisfies Record<SmartHint, string>
