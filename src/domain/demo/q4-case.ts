/** A value that the source does not give and that only fills a mandatory field, so that the case can run. */
export interface Inferred<T> {
  readonly value: T
  readonly inferred: true
}
export type Given<T> = T | Inferred<T>

export interface Q4Case {
  readonly caseId: string
  readonly source: string
  readonly notes: readonly string[]
  readonly asOf: string
  readonly timeZone: string
  readonly departments: readonly string[]
  readonly people: readonly {
    readonly id: string
    readonly dept: string
    readonly title: string
    readonly display: string
  }[]
  readonly collaboration: {
    readonly name: string
    readonly initiatingDept: string
    readonly participatingDepts: readonly string[]
    readonly smartGoal: string
    readonly targets: readonly {
      readonly metric: string
      readonly value: number
      readonly unit: string
      readonly region: string
    }[]
    readonly theme: string
    readonly plannedLaunch: { readonly date: string; readonly state: 'provisional' }
    readonly leader: Given<string>
  }
  readonly meeting: {
    readonly name: string
    readonly type: 'kickoff'
    readonly date: string
    readonly start: string
    readonly end: string
    readonly place: string
    readonly form: 'offline'
    readonly host: string
    readonly recorder: string
    readonly timekeeper: string | null
    readonly materialPreparer: string | null
    readonly attendees: readonly {
      readonly person: string
      readonly kind: 'core' | 'observer'
      readonly proxyFor?: string
    }[]
    readonly absences: readonly { readonly person: string; readonly reason: string; readonly proxy: string }[]
    readonly attachments: readonly {
      readonly no: number
      readonly name: string
      readonly version?: string
      /** Made by the product; nobody has to prepare it. */
      readonly generatedFrom?: 'ledger'
    }[]
  }
  readonly agenda: readonly Q4Topic[]
  readonly tasks: readonly Q4Task[]
  readonly dependencies: readonly { readonly from: string; readonly to: string; readonly type: 'FS' }[]
  readonly resourceRequests: readonly {
    readonly id: string
    readonly dept?: string
    readonly task?: string
    readonly kind: string
    readonly text: string
    readonly costCny: number
  }[]
  readonly approvals: readonly {
    readonly id: string
    readonly subject: string
    readonly amountCny: number
    readonly submitter: string
    readonly submitBy: string
    readonly state: 'pending'
  }[]
  readonly risks: readonly {
    readonly id: string
    readonly task?: string
    readonly raisedBy?: string
    readonly text: string
    readonly response: string
    readonly linkedDecision?: string
    readonly forecast?: { readonly milestone: string; readonly date: string; readonly slipDays: number }
  }[]
  readonly clocks: {
    readonly inviteBy: string
    readonly agendaBy: string
    readonly noticeBy: string
    readonly draftMinutesBy: string
    readonly finalMinutesBy: string
    readonly 'RW-01': {
      readonly remind: string
      readonly delayReportBy: string
      readonly collectBy: string
      readonly weeklyUpdates: readonly string[]
    }
    readonly conditionalNoticeBy: string
  }
}

export interface Q4Topic {
  readonly no: number
  readonly title: string
  readonly start: string
  readonly end: string
  readonly plannedMinutes: number
  readonly owner: Given<string>
  readonly discussionContent: Given<string>
  readonly expectedOutput: Given<string>
  readonly points: readonly {
    readonly no: number
    readonly dept: string
    readonly speaker?: Given<string>
    readonly text: string
  }[]
  readonly resolutions: readonly Q4Resolution[]
}

export interface Q4Resolution {
  readonly id: string
  readonly text: string
  readonly kind: 'conclusion' | 'action' | 'reference' | 'conditional'
  readonly state: 'adopted' | 'provisional'
  readonly tasks?: readonly string[]
  readonly refersTo?: string
  readonly approval?: string
  readonly condition?: {
    readonly event: string
    readonly noticeLeadDays: number
    readonly audience: string
    readonly channel: string
    readonly affectedDate: string
    readonly latestNotice: string
  }
}

export interface Q4Task {
  readonly id: string
  readonly name: string
  readonly ownerDept: string
  readonly owner: Given<string> | null
  readonly dueDate?: string | null
  readonly fromResolution?: string
  readonly supports?: string
  readonly sheet?: 'full'
  readonly collaboration?: string
  readonly description?: string
  readonly cooperatingDepts?: readonly { readonly dept: string; readonly provides: string }[]
  readonly cooperators?: readonly string[]
  readonly plannedStart?: string
  readonly plannedEnd?: string
  readonly milestones?: readonly {
    readonly id: string
    readonly date: string
    readonly dept: string
    readonly deliverable: string
  }[]
  readonly resourcesAndSupport?: readonly {
    readonly kind: 'document' | 'budget' | 'material'
    readonly text: string
    readonly provider?: string
    readonly due?: string
    readonly amount?: number
    readonly currency?: 'CNY'
  }[]
  readonly doneCriteria?: readonly string[]
  readonly notes?: readonly string[]
  readonly jointReview?: readonly string[]
  readonly maxRework?: number
  readonly requiredFormats?: readonly {
    readonly use: 'online' | 'offline'
    readonly formats: readonly string[]
  }[]
  readonly progressUpdates?: readonly {
    readonly date: string
    readonly status: 'inProgress'
    readonly text: string
    readonly awaiting?: string
  }[]
  readonly riskPoints?: readonly string[]
}

/**
 * Q4营销活动筹备会: the one complete case of the sources, in simplified script. People keep the form
 * department + title that the source gives them. Brought in as a record of the past: it is judged,
 * and breaks several norms, but nothing is refused.
 */
export const q4Case: Q4Case = {
  caseId: 'DEMO-Q4',
  source: 'seed 003',
  notes: [
    'Names in the seed are redacted to *title; keep them as department + title.',
    'Values marked inferred:true are not in the seed; they only fill mandatory fields so that the demo can run.',
    'Load in import mode: block findings are recorded, not enforced.',
  ],
  asOf: '2023-11-25',
  timeZone: 'Asia/Shanghai',
  departments: ['市场部', '销售部', '产品部', '设计部'],
  people: [
    {
      id: 'mkt-mgr',
      dept: '市场部',
      title: '经理',
      display: '市场部*经理',
    },
    {
      id: 'mkt-spec',
      dept: '市场部',
      title: '专员',
      display: '市场部*专员',
    },
    {
      id: 'sal-mgr',
      dept: '销售部',
      title: '经理',
      display: '销售部*经理',
    },
    {
      id: 'sal-sup',
      dept: '销售部',
      title: '主管',
      display: '销售部*主管',
    },
    {
      id: 'prd-mgr',
      dept: '产品部',
      title: '经理',
      display: '产品部*经理',
    },
    {
      id: 'dsn-sup',
      dept: '设计部',
      title: '主管',
      display: '设计部*主管',
    },
  ],
  collaboration: {
    name: 'Q4营销活动筹备',
    initiatingDept: '市场部',
    participatingDepts: ['市场部', '销售部', '产品部', '设计部'],
    smartGoal: '明确市场、销售、产品、设计四部门活动分工及时间节点,保证12月1日活动上线',
    targets: [
      {
        metric: '新品A销量',
        value: 5000,
        unit: '台',
        region: '华东',
      },
    ],
    theme: '焕新启程,智享生活',
    plannedLaunch: {
      date: '2023-12-01',
      state: 'provisional',
    },
    leader: {
      value: 'mkt-mgr',
      inferred: true,
    },
  },
  meeting: {
    name: 'Q4营销活动筹备会',
    type: 'kickoff',
    date: '2023-10-25',
    start: '14:00',
    end: '16:00',
    place: '公司3楼会议室A',
    form: 'offline',
    host: 'mkt-mgr',
    recorder: 'mkt-spec',
    timekeeper: null,
    materialPreparer: null,
    attendees: [
      {
        person: 'mkt-mgr',
        kind: 'core',
      },
      {
        person: 'mkt-spec',
        kind: 'core',
      },
      {
        person: 'sal-sup',
        kind: 'core',
        proxyFor: 'sal-mgr',
      },
      {
        person: 'prd-mgr',
        kind: 'core',
      },
      {
        person: 'dsn-sup',
        kind: 'core',
      },
    ],
    absences: [
      {
        person: 'sal-mgr',
        reason: '客户拜访',
        proxy: 'sal-sup',
      },
    ],
    attachments: [
      {
        no: 1,
        name: '《跨部门任务分配表》',
        generatedFrom: 'ledger',
      },
      {
        no: 2,
        name: 'Q4营销活动初步方案',
        version: 'V1.2',
      },
    ],
  },
  agenda: [
    {
      no: 1,
      title: '活动目标与范围确认',
      start: '14:00',
      end: '14:20',
      plannedMinutes: 20,
      owner: {
        value: 'mkt-mgr',
        inferred: true,
      },
      discussionContent: {
        value: '活动核心目标、覆盖区域与渠道范围',
        inferred: true,
      },
      expectedOutput: {
        value: '活动范围与目标结论',
        inferred: true,
      },
      points: [
        {
          no: 1,
          dept: '市场部',
          speaker: {
            value: 'mkt-mgr',
            inferred: true,
          },
          text: '活动核心目标:提升新品A在华东地区的市场认知度,目标销量5000台',
        },
        {
          no: 2,
          dept: '销售部',
          speaker: 'sal-sup',
          text: '需重点关注渠道商激励政策,保证线下门店配合推广',
        },
      ],
      resolutions: [
        {
          id: 'JY-1.1',
          text: '活动范围锁定华东地区(沪、苏、浙、皖),线上+线下同步推进',
          kind: 'conclusion',
          state: 'adopted',
        },
        {
          id: 'JY-1.2',
          text: '销售部11月10日前提交渠道商激励方案初稿',
          kind: 'action',
          state: 'adopted',
          tasks: ['RW-02'],
        },
      ],
    },
    {
      no: 2,
      title: '跨部门分工与时间节点',
      start: '14:20',
      end: '15:30',
      plannedMinutes: 70,
      owner: {
        value: 'mkt-mgr',
        inferred: true,
      },
      discussionContent: {
        value: '四部门任务、输出与时间节点',
        inferred: true,
      },
      expectedOutput: {
        value: '《跨部门任务分配表》',
        inferred: true,
      },
      points: [
        {
          no: 1,
          dept: '市场部',
          text: '负责活动主题策划、宣传物料设计、媒体对接',
        },
        {
          no: 2,
          dept: '产品部',
          text: '11月5日前提供产品核心卖点说明书',
        },
        {
          no: 3,
          dept: '设计部',
          text: '根据市场部文案11月22日前输出3版主视觉设计稿',
        },
        {
          no: 4,
          dept: '销售部',
          text: '11月15日前反馈线下活动门店清单',
        },
      ],
      resolutions: [
        {
          id: 'JY-2.1',
          text: '详见《跨部门任务分配表》(附件1)',
          kind: 'reference',
          state: 'adopted',
          refersTo: 'attachment:1',
          tasks: ['RW-01', 'RW-03', 'RW-04', 'RW-05', 'RW-07'],
        },
      ],
    },
    {
      no: 3,
      title: '资源协调与风险预判',
      start: '15:30',
      end: '16:00',
      plannedMinutes: 30,
      owner: {
        value: 'mkt-mgr',
        inferred: true,
      },
      discussionContent: {
        value: '人力与预算需求、延期风险',
        inferred: true,
      },
      expectedOutput: {
        value: '资源申请与风险应对',
        inferred: true,
      },
      points: [
        {
          no: 1,
          dept: '设计部',
          speaker: {
            value: 'dsn-sup',
            inferred: true,
          },
          text: '需额外增加1名设计助理支持,预计人力成本增加3000元',
        },
        {
          no: 2,
          dept: '产品部',
          speaker: {
            value: 'prd-mgr',
            inferred: true,
          },
          text: '若功能开发延期,需调整活动上线时间',
        },
      ],
      resolutions: [
        {
          id: 'JY-3.1',
          text: '人力成本申请由市场部*经理11月8日前提交审批',
          kind: 'action',
          state: 'adopted',
          tasks: ['RW-06'],
          approval: 'SP-01',
        },
        {
          id: 'JY-3.2',
          text: '活动上线时间暂定为12月1日;若产品开发延期,需提前10天全体邮件通知',
          kind: 'conditional',
          state: 'provisional',
          condition: {
            event: '产品开发延期',
            noticeLeadDays: 10,
            audience: 'all',
            channel: 'mail',
            affectedDate: '2023-12-01',
            latestNotice: '2023-11-21',
          },
        },
      ],
    },
  ],
  tasks: [
    {
      id: 'RW-01',
      name: '活动宣传主视觉设计',
      sheet: 'full',
      collaboration: 'Q4营销活动筹备',
      fromResolution: 'JY-2.1',
      description:
        '根据活动主题“焕新启程,智享生活”,设计线上(公众号banner、朋友圈广告)及线下(门店海报、易拉宝)宣传物料主视觉',
      ownerDept: '设计部',
      owner: 'dsn-sup',
      cooperatingDepts: [
        {
          dept: '市场部',
          provides: '文案、品牌规范',
        },
      ],
      cooperators: ['mkt-spec'],
      plannedStart: '2023-11-10',
      plannedEnd: '2023-11-25',
      milestones: [
        {
          id: 'LC-1',
          date: '2023-11-15',
          dept: '市场部',
          deliverable: '提交文案及品牌规范',
        },
        {
          id: 'LC-2',
          date: '2023-11-22',
          dept: '设计部',
          deliverable: '输出3版设计稿初稿',
        },
        {
          id: 'LC-3',
          date: '2023-11-25',
          dept: '设计部',
          deliverable: '定稿并交付源文件',
        },
      ],
      resourcesAndSupport: [
        {
          kind: 'document',
          provider: '市场部',
          due: '2023-11-15',
          text: '活动文案终稿及品牌VI手册',
        },
        {
          kind: 'budget',
          amount: 5000,
          currency: 'CNY',
          text: '含图片素材采购',
        },
        {
          kind: 'material',
          provider: '产品部',
          due: '2023-11-18',
          text: '产品实拍图',
        },
      ],
      doneCriteria: ['符合品牌视觉规范,风格与活动主题一致', '输出格式:JPG(线上)、源文件+PDF(线下)'],
      notes: ['初稿需经市场部、销售部联合评审', '修改次数不超过2次'],
      jointReview: ['市场部', '销售部'],
      maxRework: 2,
      requiredFormats: [
        {
          use: 'online',
          formats: ['JPG'],
        },
        {
          use: 'offline',
          formats: ['源文件', 'PDF'],
        },
      ],
      progressUpdates: [
        {
          date: '2023-11-12',
          status: 'inProgress',
          text: '已完成品牌规范整理,待市场部文案',
          awaiting: '市场部',
        },
        {
          date: '2023-11-18',
          status: 'inProgress',
          text: '收到产品实拍图,文案已同步,开始设计初稿',
        },
      ],
      riskPoints: ['FX-01'],
    },
    {
      id: 'RW-02',
      name: '提交渠道商激励方案初稿',
      ownerDept: '销售部',
      owner: null,
      dueDate: '2023-11-10',
      fromResolution: 'JY-1.2',
    },
    {
      id: 'RW-03',
      name: '提供产品核心卖点说明书',
      ownerDept: '产品部',
      owner: null,
      dueDate: '2023-11-05',
      fromResolution: 'JY-2.1',
    },
    {
      id: 'RW-04',
      name: '反馈线下活动门店清单',
      ownerDept: '销售部',
      owner: null,
      dueDate: '2023-11-15',
      fromResolution: 'JY-2.1',
    },
    {
      id: 'RW-05',
      name: '活动主题策划、媒体对接(及“宣传物料设计”,与设计部重叠)',
      ownerDept: '市场部',
      owner: null,
      dueDate: null,
      fromResolution: 'JY-2.1',
    },
    {
      id: 'RW-06',
      name: '提交人力成本申请审批',
      ownerDept: '市场部',
      owner: 'mkt-mgr',
      dueDate: '2023-11-08',
      fromResolution: 'JY-3.1',
    },
    {
      id: 'RW-07',
      name: '提供活动文案终稿及品牌VI手册',
      ownerDept: '市场部',
      owner: {
        value: 'mkt-spec',
        inferred: true,
      },
      dueDate: '2023-11-15',
      supports: 'RW-01/LC-1',
    },
    {
      id: 'RW-08',
      name: '提供产品实拍图',
      ownerDept: '产品部',
      owner: null,
      dueDate: '2023-11-18',
      supports: 'RW-01',
    },
  ],
  dependencies: [
    {
      from: 'RW-07',
      to: 'RW-01/LC-2',
      type: 'FS',
    },
    {
      from: 'RW-08',
      to: 'RW-01/LC-2',
      type: 'FS',
    },
    {
      from: 'RW-01',
      to: 'launch 2023-12-01',
      type: 'FS',
    },
  ],
  resourceRequests: [
    {
      id: 'ZY-01',
      dept: '设计部',
      kind: 'people',
      text: '额外1名设计助理',
      costCny: 3000,
    },
    {
      id: 'ZY-02',
      task: 'RW-01',
      kind: 'budget',
      costCny: 5000,
      text: '含图片素材采购',
    },
  ],
  approvals: [
    {
      id: 'SP-01',
      subject: '人力成本申请',
      amountCny: 3000,
      submitter: 'mkt-mgr',
      submitBy: '2023-11-08',
      state: 'pending',
    },
  ],
  risks: [
    {
      id: 'FX-01',
      task: 'RW-01',
      text: '市场部文案延期可能影响初稿输出时间',
      response: '已同步*专员,预计11月16日确认文案',
      forecast: {
        milestone: 'LC-1',
        date: '2023-11-16',
        slipDays: 1,
      },
    },
    {
      id: 'FX-02',
      raisedBy: '产品部',
      text: '功能开发延期,需调整活动上线时间',
      response: '提前10天全体邮件通知',
      linkedDecision: 'JY-3.2',
    },
  ],
  clocks: {
    inviteBy: '2023-10-22T14:00',
    agendaBy: '2023-10-23T14:00',
    noticeBy: '2023-10-24T14:00',
    draftMinutesBy: '2023-10-26T16:00',
    finalMinutesBy: '2023-10-27T16:00',
    'RW-01': {
      remind: '2023-11-23',
      delayReportBy: '2023-11-24',
      collectBy: '2023-11-28',
      weeklyUpdates: ['2023-11-17', '2023-11-24'],
    },
    conditionalNoticeBy: '2023-11-21',
  },
}
