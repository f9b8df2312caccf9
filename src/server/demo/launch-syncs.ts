import type { AttendeeStory, MeetingStory } from './story.ts'
import type { When } from './when.ts'

const group: readonly AttendeeStory[] = (
  [
    { person: 'mkt-mgr', role: 'decider' },
    { person: 'mkt-spec', role: 'executor' },
    { person: 'rnd-mgr', role: 'decider' },
    { person: 'rnd-eng', role: 'executor' },
    { person: 'sal-mgr', role: 'decider' },
    { person: 'sal-sup', role: 'executor' },
    { person: 'csr-sup', role: 'executor' },
  ] as const
).map((attendee) => ({ ...attendee, rsvp: 'yes', signIn: 'onTime' }))

/** What both meetings of the launch have alike; `on` is the working day from today. */
function syncOn(when: When, on: number, collaboration: string) {
  return {
    type: 'progressSync',
    state: 'closed',
    needReason: collaboration,
    collaboration,
    initiating: '市场部',
    start: when.at(on, '14:00'),
    end: when.at(on, '15:10'),
    place: '3楼会议室B',
    organiser: 'mkt-spec',
    host: 'mkt-mgr',
    recorder: 'mkt-spec',
    timekeeper: 'csr-sup',
    confirmMinutes: 10,
    venueConfirmed: when.at(on - 1, '15:00'),
    openingChecked: when.at(on, '13:55'),
    noticed: when.at(on - 3, '11:00'),
    created: when.at(on - 4, '10:00'),
    attendees: group,
    minutes: {
      state: 'archived',
      review: '目标已达成：未完成事项都有原因和责任部门',
      sent: when.at(on, '17:00'),
      final: when.at(on + 1, '11:00'),
      maintainer: 'supervisor',
      recipients: [
        { person: 'mkt-mgr', role: 'reviewer', state: 'confirmed' },
        { person: 'rnd-mgr', role: 'reviewer', state: 'confirmed' },
        { person: 'sal-mgr', role: 'reviewer', state: 'confirmed' },
        { person: 'csr-sup', role: 'reviewer', state: 'confirmed' },
        { person: 'vp-marketing', role: 'cc', state: 'confirmed' },
      ],
    },
  } as const satisfies Partial<MeetingStory>
}

/** The first sync: what is done, and that the goods come late. */
export function firstSync(when: When, collaboration: string): MeetingStory {
  return {
    ...syncOn(when, -49, collaboration),
    name: `${collaboration}进度同步会（第1次）`,
    goal: '核对研发部、市场部、销售部、客服部两周进度，确定样机和铺货的3项待办',
    coreProblem: '首批外壳到货不足，铺货数量定不下来',
    expectedOutcome: '未完成事项的原因、责任部门和日期',
    topics: [
      {
        title: '进度同步',
        kind: 'inform',
        section: 'progressSync',
        content: '各部门说明已完成、未完成及原因、需要的支持',
        output: '进展一览',
        owner: 'mkt-spec',
        minutes: 30,
        state: 'informed',
        lines: [
          {
            kind: 'viewpoint',
            department: '研发部',
            person: 'rnd-eng',
            text: '功能开发初版已完成，样机16台在做老化测试',
          },
          {
            kind: 'viewpoint',
            department: '市场部',
            person: 'mkt-spec',
            text: '推广方案初稿已完成，预算待本次后确定',
          },
          {
            kind: 'viewpoint',
            department: '销售部',
            person: 'sal-sup',
            text: '渠道铺货延迟，原因是供应商产能不足，需要采购加急',
          },
        ],
      },
      {
        title: '外壳到货不足怎么办',
        kind: 'decide',
        section: 'issueDiscussion',
        content: '首批到货六成，是等还是换第二供应商',
        problem: '按现有到货只能铺180家',
        output: '加急方案',
        owner: 'sal-mgr',
        minutes: 25,
        state: 'decided',
        lines: [{ kind: 'consensus', text: '不等首批，第二供应商同步开模' }],
        decisions: [
          {
            key: 'second-source',
            content: '销售部3个工作日内锁定第二供应商，首批按门店客流分配',
            kind: 'action',
            state: 'fulfilled',
            owner: 'sal-mgr',
            department: '销售部',
            cooperating: ['研发部'],
            dueOn: when.day(-46),
          },
        ],
      },
    ],
    tasks: [
      {
        name: '锁定第二外壳供应商',
        department: '销售部',
        owner: 'sal-sup',
        topic: 1,
        decision: 'second-source',
        state: 'done',
        start: when.day(-49),
        due: when.day(-46),
        doneCriteria: ['合同写明抽检标准', '两周内可交首批'],
        deliverables: [{ name: '第二供应商合同', link: 'https://files.example.com/a2/second-source' }],
        reviewers: ['mkt-mgr'],
        updates: [
          { at: when.at(-47, '17:00'), by: 'sal-sup', percent: 70, text: '两家已报价，一家可当周开模' },
        ],
        submitted: when.at(-46, '15:00'),
        done: when.at(-45, '10:00'),
      },
    ],
  }
}

/** The second: two departments want the same money first, and the meeting does not settle it. */
export function secondSync(when: When, collaboration: string): MeetingStory {
  return {
    ...syncOn(when, -39, collaboration),
    name: `${collaboration}进度同步会（第2次）`,
    goal: '确定推广预算30万元在线上与线下的分配，核对市场部、销售部两周进度',
    coreProblem: '线上推广与线下陈列争同一笔预算',
    expectedOutcome: '预算分配或上报的结论',
    topics: [
      {
        title: '进度同步',
        kind: 'inform',
        section: 'progressSync',
        content: '各部门说明已完成、未完成及原因、需要的支持',
        output: '进展一览',
        owner: 'mkt-spec',
        minutes: 25,
        state: 'informed',
        lines: [
          {
            kind: 'viewpoint',
            department: '研发部',
            person: 'rnd-mgr',
            text: '20台样机全部通过老化测试，可以开始培训',
          },
          {
            kind: 'viewpoint',
            department: '客服部',
            person: 'csr-sup',
            text: '售后话术初稿已完成，考核安排在下周',
          },
        ],
      },
      {
        title: '推广预算的分配',
        kind: 'decide',
        section: 'issueDiscussion',
        content: '30万元推广预算先给线上还是线下',
        problem: '两边都说晚一周就赶不上首发',
        output: '分配方案',
        owner: 'mkt-mgr',
        minutes: 30,
        spent: 36,
        state: 'escalated',
        lines: [
          {
            kind: 'viewpoint',
            department: '市场部',
            person: 'mkt-mgr',
            text: '线上推广预算应增加到15万元，首发预约靠它',
          },
          {
            kind: 'viewpoint',
            department: '销售部',
            person: 'sal-mgr',
            text: '应优先保障线下渠道投入，陈列费先付',
          },
          { kind: 'dispute', text: '线上推广增加预算，还是优先保障线下渠道投入' },
        ],
      },
      {
        title: '售后交接',
        kind: 'decide',
        section: 'issueDiscussion',
        content: '上市前把高频问题交给客服',
        problem: 'A1上市时售后第一周电话打不进',
        output: '交接清单的负责人和日期',
        owner: 'csr-sup',
        minutes: 10,
        state: 'decided',
        lines: [{ kind: 'consensus', text: '研发提供问题，客服整理成话术' }],
        decisions: [
          {
            key: 'handover',
            content: '客服部在首发两周前完成售后高频问题交接清单',
            kind: 'action',
            state: 'fulfilled',
            owner: 'csr-sup',
            department: '客服部',
            cooperating: ['研发部'],
            dueOn: when.day(-33),
          },
        ],
      },
    ],
    tasks: [
      {
        name: '售后高频问题交接清单',
        department: '客服部',
        owner: 'csr-spec',
        topic: 2,
        decision: 'handover',
        state: 'done',
        start: when.day(-39),
        due: when.day(-33),
        doneCriteria: ['不少于30个问题，每个有处理步骤'],
        deliverables: [{ name: '高频问题清单', link: 'https://files.example.com/a2/faq' }],
        reviewers: ['mkt-mgr'],
        updates: [{ at: when.at(-36, '17:00'), by: 'csr-spec', percent: 60, text: '已整理22个问题' }],
        submitted: when.at(-34, '15:00'),
        done: when.at(-33, '10:00'),
      },
    ],
  }
}
