/** The words of the standard templates: they become part of a meeting in the language of whoever applies them. */
export const templateBuiltIn = {
  kickoff: {
    name: '项目启动会标准议程',
    note: '说清背景，定下目标、分工和协作规则，散会时人人知道自己要交什么。',
    goal: '确认项目目标、各部门分工和第一阶段里程碑，散会前落实到人',
    outcome: '项目目标表、分工表和第一阶段任务',
    role: {
      sponsor: '发起部门负责人（拍板）',
      heads: '各参与部门负责人（认领分工）',
      liaisons: '各部门对接人（执行）',
    },
    topic: {
      background: {
        title: '项目背景与要求',
        content: '为什么做，谁提出，什么时候必须完成',
        output: '各方对背景和时限的一致理解',
      },
      goal: {
        title: '目标与验收标准',
        content: '做到什么算完成，用什么数据验收，由谁验收',
        output: '可衡量的目标和验收标准',
      },
      division: {
        title: '部门分工与里程碑',
        content: '每个部门交什么、何时交、依赖谁',
        output: '分工表和里程碑日期',
      },
      rules: {
        title: '协作与汇报规则',
        content: '例会节奏、进度更新方式、问题升级路径',
        output: '例会时间、更新责任人和升级路径',
      },
    },
  },
  problemSolving: {
    name: '问题协同解决会标准议程',
    note: '先摆事实再找原因，最后才谈办法，避免一上来就互相指责。',
    goal: '查明问题根因，确定解决办法、负责人和完成日期',
    outcome: '根因结论、解决办法和任务清单',
    role: {
      affected: '受影响部门（提供事实）',
      expert: '熟悉该环节的人（执行）',
      decider: '能调动资源的负责人（拍板）',
    },
    topic: {
      facts: {
        title: '问题现象与影响',
        content: '何时何地发生，影响了谁，数据是多少',
        output: '各方确认的事实和影响数据',
      },
      cause: { title: '原因分析', content: '逐层追问为什么，区分直接原因和根本原因', output: '根本原因结论' },
      solution: {
        title: '解决办法与责任分工',
        content: '可选办法、各自代价、由谁做、何时完成',
        output: '选定的办法、负责人和完成日期',
      },
    },
  },
  resourceConflict: {
    name: '资源协调会标准议程',
    note: '把各方需求摆到同一张桌上，按公司优先级分配，不按声音大小。',
    goal: '就争用的资源定下分配方案和使用时段',
    outcome: '资源分配方案和受影响工作的调整安排',
    role: { claimants: '争用资源的各部门（说明需求）', superior: '能定优先级的上级（拍板）' },
    topic: {
      demands: {
        title: '各方需求与时段',
        content: '各部门要什么、要多少、什么时候要、少了会怎样',
        output: '需求对照表',
      },
      priority: {
        title: '优先级判断',
        content: '对照公司目标排出先后，说明依据',
        output: '优先级顺序和依据',
      },
      allocation: {
        title: '分配方案',
        content: '谁先用、谁后用、缺口怎么补',
        output: '分配方案和补缺口的负责人',
      },
    },
  },
  reviewPlanning: {
    name: '阶段复盘与规划会标准议程',
    note: '先看结果和差距，再定下一阶段，适合季度复盘、中期验收和月度对齐。',
    goal: '确认本阶段完成情况和差距，定下下一阶段目标、措施和负责人',
    outcome: '差距原因、下一阶段目标和措施清单',
    role: { heads: '各部门负责人（认领目标）', data: '数据提供人', owners: '主要任务负责人（执行）' },
    topic: {
      results: {
        title: '本阶段结果对照目标',
        content: '逐项对照目标看完成率，只说数据',
        output: '目标完成情况表',
      },
      gaps: { title: '差距与原因', content: '没完成的差在哪，哪些能由我们改变', output: '差距原因清单' },
      plan: {
        title: '下一阶段目标与措施',
        content: '目标是多少，靠什么措施，谁负责，何时完成',
        output: '目标、措施、负责人和日期',
      },
      support: {
        title: '需要的支持',
        content: '缺什么人、钱、物，由哪个部门提供',
        output: '支持事项和提供部门',
      },
    },
  },
  alignment: {
    name: '目标对齐会标准议程',
    note: '先让各方说自己的理解，再找出不同，最后统一成一句话。',
    goal: '统一各部门对目标、口径和时间的理解，形成一致表述',
    outcome: '各方确认的统一表述',
    role: { heads: '各部门负责人（确认）', owners: '具体执行人（落实）' },
    topic: {
      views: { title: '各部门的理解', content: '每个部门用三分钟说自己的目标和安排', output: '各方理解对照' },
      difference: {
        title: '不一致之处',
        content: '目标、口径、时间哪里不同，影响是什么',
        output: '差异清单',
      },
      wording: { title: '统一表述', content: '逐条定稿，当场念一遍确认', output: '统一表述和生效日期' },
    },
  },
  progressSync: {
    name: '进度同步会标准议程',
    note: '只讲变化和卡点，不念流水账，适合周例会和双周例会。',
    goal: '对齐各项任务进度，当场解决卡点，确认下一周期任务',
    outcome: '更新后的任务进度和下一周期任务',
    role: { owners: '各任务负责人（更新进度）', host: '主持人（拍板卡点）' },
    topic: {
      progress: {
        title: '进度变化',
        content: '只说与计划不同的：提前的、落后的、新出现的',
        output: '更新后的任务状态',
      },
      blocks: {
        title: '卡点与协调',
        content: '卡在哪、等谁、最晚什么时候要',
        output: '每个卡点的解决人和日期',
      },
      next: { title: '下一周期安排', content: '下一周期最重要的几件事', output: '任务、负责人和日期' },
    },
  },
  topic: {
    name: '专题协调会标准议程',
    note: '一次只解决一件事：讲清问题，比较方案，当场选定。',
    goal: '就一个专题选定方案，明确负责人和完成日期',
    outcome: '选定的方案和执行任务',
    role: { proposer: '提出人（说明问题）', decider: '决策人（拍板）', owners: '执行人（落实）' },
    topic: {
      question: {
        title: '要决定的问题',
        content: '问题是什么，不决定会怎样，有哪些限制',
        output: '一句话写清的问题',
      },
      options: { title: '方案比较', content: '各方案的效果、代价、风险和所需时间', output: '方案对照表' },
      choice: {
        title: '选定方案与分工',
        content: '选哪个、为什么、由谁做、何时完成',
        output: '决议、负责人和完成日期',
      },
    },
  },
  retrospective: {
    name: '复盘会标准议程',
    note: '对事不对人：还原过程，保留做得好的，改掉做得不好的。',
    goal: '总结项目得失，形成可执行的改进措施',
    outcome: '复盘结论和改进任务',
    role: { team: '项目成员（改进执行）', moderator: '主持人（定改进措施）' },
    topic: {
      facts: { title: '过程回顾', content: '按时间还原关键节点，对照当初的计划', output: '过程时间线' },
      well: { title: '做得好的', content: '哪些做法有效，以后怎样保留', output: '可保留的做法' },
      badly: { title: '做得不好的', content: '哪里出了问题，根本原因是什么', output: '问题和根本原因' },
      actions: { title: '改进措施', content: '改什么，谁来改，何时见效', output: '改进任务、负责人和日期' },
    },
  },
  followUp: {
    name: '二次沟通会议标准议程',
    note: '只谈没完成的事：为什么，怎么补，新的日期。',
    goal: '查清任务未完成的原因，确定补救办法和新的完成日期',
    outcome: '原因、补救办法和新的完成日期',
    role: {
      owners: '任务负责人（说明原因）',
      providers: '能提供资源的部门（配合）',
      host: '原会议主持人（拍板）',
    },
    topic: {
      cause: { title: '未完成的原因', content: '差在哪一步，缺什么，是否提前反馈过', output: '原因结论' },
      remedy: {
        title: '补救办法与新日期',
        content: '怎么补、谁配合、新的日期为什么做得到',
        output: '补救办法、负责人和新的完成日期',
      },
    },
  },
  jointStanding: {
    name: '联席会议标准议程',
    note: '牵头部门定期召集，先查上次议定事项，再议新事项。',
    goal: '检查上次议定事项的执行，议定本期需要多部门共同办理的事项',
    outcome: '议定事项、牵头部门和完成日期',
    role: { lead: '牵头部门负责人', members: '各成员单位负责人', liaisons: '各成员单位联络员（执行）' },
    topic: {
      execution: {
        title: '上次议定事项执行情况',
        content: '逐项说明完成、未完成和原因',
        output: '执行情况表',
      },
      matters: { title: '本期议定事项', content: '每项由谁牵头、谁配合、何时完成', output: '议定事项清单' },
      requests: {
        title: '成员单位提请事项',
        content: '需要其他单位支持的事，下一步怎么走',
        output: '是否列入下期及承办单位',
      },
    },
  },
}
