import type { BrowserContext } from 'playwright-core'
import type { Planned } from './planned.ts'
import type { Trouble } from './trouble.ts'

/** Somebody opening an address, and the heading they must find there. */
export interface Visit {
  readonly as: string
  readonly path: string
  /** The address as the router knows it, to see that none is forgotten. */
  readonly route: string
  /** What the first heading says in zh-CN; a pattern where a number stands in it. */
  readonly heading: string | RegExp
  /** Short, for the name of a picture. */
  readonly name: string
}

interface Named {
  readonly id: string
  readonly name: string
  readonly state: string
}

/**
 * The demo's own things by what they are, not by what they are called: whoever rewrites its stories need
 * not come here. `live` is a meeting under way that the test opened itself.
 */
export async function visitsOf(
  asked: BrowserContext,
  live: Named,
  trouble: Trouble,
  planned: Planned & { readonly change: { readonly id: string; readonly title: string } },
  lookedBack: { readonly id: string; readonly name: string },
  report: { readonly id: string; readonly name: string; readonly collaborationId: string },
  imported: { readonly id: string; readonly name: string },
): Promise<Visit[]> {
  const list = async <Item>(path: string): Promise<Item[]> => {
    const answer = await asked.request.get(path)
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`)
    return ((await answer.json()) as { items: Item[] }).items
  }
  const meetings = await list<Named & { classification: string }>('/api/v1/meetings?view=all&limit=200')
  const minutes = await list<{ id: string; meetingName: string; state: string; number: string }>(
    '/api/v1/minutes?view=all&limit=200',
  )
  const tasks = await list<Named & { number: string }>('/api/v1/tasks?limit=200')
  const decisions = await list<{ id: string; number: string; state: string }>('/api/v1/decisions?limit=200')
  const weekly = the(await list<Named>('/api/v1/series'), ({ state }) => state === 'running', 'a series')
  const reviewed = the(minutes, ({ state }) => state === 'inReview', 'minutes in review')
  const archived = the(minutes, ({ state }) => state === 'archived', 'archived minutes')
  const final = the(minutes, ({ state }) => state === 'final', 'final minutes')
  const meetingIn = (state: string) => the(meetings, (one) => one.state === state, `a meeting ${state}`)
  const taskIn = (state: string) => the(tasks, (one) => one.state === state, `a task ${state}`)

  const frames = await list<Named>('/api/v1/collaborations?view=all&limit=200')
  const frame = the(frames, ({ state }) => state === 'preparing', 'a collaboration in preparation')

  const requests = await list<Named>('/api/v1/requests?limit=200')
  const requestIn = (state: string) => the(requests, (one) => one.state === state, `a request ${state}`)
  const request = (as: string, state: string): Visit => ({
    as,
    path: `/requests/${requestIn(state).id}`,
    route: '/requests/$id',
    heading: requestIn(state).name,
    name: `request-${state}-${as}`,
  })

  const draft = meetingIn('draft')
  const noticed = meetingIn('noticed')
  const closed = meetingIn('closed')
  const followed = meetingIn('followUp')
  const ended = the(
    meetings,
    ({ state, name }) => state === 'ended' && name !== reviewed.meetingName,
    'an ended meeting without minutes',
  )
  const meeting = (as: string, { id, name, state }: Named): Visit => ({
    as,
    path: `/meetings/${id}`,
    route: '/meetings/$id',
    heading: name,
    name: `meeting-${state}-${as}`,
  })
  const signIn = (as: string, { id, name }: Named): Visit => ({
    as,
    path: `/meetings/${id}/sign-in`,
    route: '/meetings/$id/sign-in',
    heading: name,
    name: `sign-in-${as}`,
  })
  const task = (as: string, state: string): Visit => ({
    as,
    path: `/tasks/${taskIn(state).id}`,
    route: '/tasks/$id',
    heading: taskIn(state).name,
    name: `task-${state}-${as}`,
  })
  const screen = (as: string, path: string, heading: string | RegExp, name = path.slice(1)): Visit => ({
    as,
    path,
    route: path.replace(/\?.*/, ''),
    heading,
    name: `${name.replaceAll(/\W+/g, '-')}-${as}`,
  })
  const paper = (as: string, one: typeof reviewed): Visit => ({
    as,
    path: `/minutes/${one.id}`,
    route: '/minutes/$id',
    heading: one.meetingName,
    name: `minutes-${one.state}-${as}`,
  })
  const decision = (as: string, state: string): Visit => {
    const one = the(decisions, (each) => each.state === state, `a decision ${state}`)
    return {
      as,
      path: `/decisions/${one.id}`,
      route: '/decisions/$id',
      heading: `决议 ${one.number}`,
      name: `decision-${state}-${as}`,
    }
  }
  const form = (as: string, kind: string, { id }: Named, heading: string): Visit => ({
    as,
    path: `/print/${kind}/${id}`,
    route: '/print/$form/$id',
    heading,
    name: `print-${kind}-${as}`,
  })
  const room = (as: string, place: 'live' | 'follow'): Visit => ({
    as,
    path: `/meetings/${live.id}/${place}`,
    route: `/meetings/$id/${place}`,
    heading: live.name,
    name: `${place}-${as}`,
  })

  return [
    screen(nobody, '/sign-in', '登录闭环示范公司'),
    screen(nobody, '/setup', '想先以谁的身份进入？'),
    {
      ...screen(nobody, '/invitation/an-old-link-of-twenty', '这个邀请链接打不开', 'invitation'),
      route: '/invitation/$token',
    },

    screen('周敏', '/', '工作台', 'today'),
    screen('周敏', '/meetings', '会议'),
    screen('周敏', '/meetings?view=past', '会议', 'meetings-past'),
    screen('周敏', '/meetings/new', '新建会议'),
    screen('林悦', '/imports/new', '导入旧纪要'),
    {
      as: '林悦',
      path: `/imports/${imported.id}`,
      route: '/imports/$id',
      heading: imported.name,
      name: 'import-one-林悦',
    },
    screen('周敏', '/series', '系列会议'),
    screen('周敏', '/series/new', '新建系列会议'),
    {
      as: '周敏',
      path: `/series/${weekly.id}`,
      route: '/series/$id',
      heading: weekly.name,
      name: 'series-one-周敏',
    },
    screen('唐宇轩', '/meetings/risks', '会议风险库'),
    screen('周敏', '/requests', '协作需求'),
    screen('林悦', '/requests/new', '新建协作需求'),
    request('林悦', 'draft'),
    request('许文静', 'assessing'),
    request('林悦', 'closed'),
    form('周敏', 'request', requestIn('closed'), '跨部门协作需求单'),
    form('周敏', 'assessment', requestIn('closed'), '影响评估与资源预估表'),
    meeting('周敏', draft),
    form('周敏', 'notice', draft, '会议通知'),
    form('周敏', 'ledger', followed, '跨部门任务分配表'),
    meeting('周敏', ended),
    meeting('周敏', followed),
    screen('周敏', '/notices', '通知'),
    paper('周敏', archived),
    screen('周敏', '/tasks/new', '新建任务'),
    screen('周敏', '/collaborations', '协作项目', 'collaborations'),
    {
      ...screen('周敏', `/collaborations/${frame.id}`, frame.name, 'collaboration'),
      route: '/collaborations/$id',
    },
    screen('周敏', '/collaborations/new', '协作项目', 'collaborations-new'),
    ...['charter', 'communication', 'division'].map((part) => ({
      ...screen('周敏', `/collaborations/${frame.id}/${part}`, frame.name, `collaboration-${part}`),
      route: `/collaborations/$id/${part}`,
    })),
    {
      ...screen('周敏', `/meetings/${followed.id}/ledger`, '跨部门任务分配表', 'ledger'),
      route: '/meetings/$id/ledger',
    },
    screen('周敏', '/conflicts', '冲突与升级', 'conflicts'),
    ...['', '/gantt', '/raci', '/milestones', '/baseline'].map((view) => ({
      as: '周敏',
      path: `/collaborations/${planned.collaborationId}/plan${view}`,
      route: `/collaborations/$id/plan${view}`,
      heading: planned.name,
      name: `plan-${view.slice(1) || 'outline'}-周敏`,
    })),
    {
      ...screen('周敏', `/collaborations/${lookedBack.id}/retrospective`, lookedBack.name, 'retrospective'),
      route: '/collaborations/$id/retrospective',
    },
    ...(['sync', 'status'] as const).map((part) => ({
      ...screen('周敏', `/collaborations/${report.collaborationId}/${part}`, report.name, part),
      route: `/collaborations/$id/${part}`,
    })),
    { ...screen('周敏', `/syncs/${report.id}`, report.name, 'report'), route: '/syncs/$id' },
    form('周敏', 'sync', { ...report, state: '' }, '进度同步报告'),
    form('周敏', 'retrospective', { ...lookedBack, state: '' }, '跨部门协作复盘报告'),
    form('周敏', 'wbs', { id: planned.collaborationId, name: '', state: '' }, `${planned.name} WBS与计划表`),
    form('周敏', 'raci', { id: planned.collaborationId, name: '', state: '' }, `${planned.name} RACI矩阵`),
    {
      ...screen('周敏', `/milestones/${planned.milestone.id}`, planned.milestone.name, 'milestone'),
      route: '/milestones/$id',
    },
    {
      ...screen('周敏', `/changes/${planned.change.id}`, planned.change.title, 'change'),
      route: '/changes/$id',
    },
    {
      ...screen('周敏', `/conflicts/${trouble.conflict.id}`, trouble.conflict.title, 'conflict'),
      route: '/conflicts/$id',
    },
    form('周敏', 'conflict', { ...trouble.conflict, name: '', state: '' }, '冲突处理记录表'),
    { ...screen('周敏', `/risks/${trouble.risk.id}`, trouble.risk.text, 'risk'), route: '/risks/$id' },
    {
      ...screen('周敏', `/contingencies/${trouble.plan.id}`, trouble.plan.title, 'contingency'),
      route: '/contingencies/$id',
    },
    form('周敏', 'contingency', { ...trouble.plan, name: '', state: '' }, '应急预案'),
    screen('周敏', '/decisions', '决议跟踪表', 'decisions'),
    screen('周敏', '/decisions/new', '补录即时通讯决定', 'decisions-new'),
    decision('周敏', 'provisional'),
    screen('周敏', '/settings', '我的设置'),

    meeting('韩雪梅', noticed),
    meeting('李博文', noticed),
    signIn('韩雪梅', noticed),
    signIn('李博文', noticed),
    screen('单海涛', '/tasks', '督办任务'),
    screen('单海涛', '/records', '档案'),

    room('林悦', 'live'),
    room('周敏', 'live'),
    room('王立强', 'follow'),
    meeting('林悦', closed),
    paper('林悦', reviewed),

    screen('陈思齐', '/', '工作台', 'today'),
    task('陈思齐', 'pendingAcceptance'),
    paper('陈思齐', reviewed),
    task('孙佳怡', 'inProgress'),
    task('高子涵', 'needsSupport'),
    task('吴雨桐', 'delayed'),
    task('许文静', 'todo'),

    screen('冯晓岚', '/tasks?view=department', '督办任务', 'tasks-all'),
    screen('冯晓岚', '/tasks/import', '导入任务表'),
    screen('林悦', '/supervision', '完成情况收集'),
    screen('许文静', '/weekly', '本周进度更新'),
    screen('冯晓岚', '/supervision?part=steps', '完成情况收集', 'supervision-steps'),
    screen('冯晓岚', '/supervision?part=bulletin', '完成情况收集', 'supervision-bulletin'),
    screen('唐宇轩', '/settings/ladder', '逐级提醒'),
    screen('唐宇轩', '/settings/information', '信息规则'),
    paper('冯晓岚', final),
    decision('冯晓岚', 'inExecution'),

    screen('冯晓岚', '/insights', '洞察'),
    screen('唐宇轩', '/indicators', '协作指标', 'indicators'),
    screen('唐宇轩', '/settings/people', '人员'),
    screen('唐宇轩', '/settings/import', '导入人员名单'),
    screen('唐宇轩', '/settings/departments', '部门'),
    screen('唐宇轩', '/settings/calendar', /^工作日历 \d{4}年$/),
    screen('唐宇轩', '/settings/norms', '会议规范'),
    screen('林悦', '/norms', '规范'),
    { ...screen('唐宇轩', '/norms/NM-PRE-06', '单次会议议题不超过5个', 'norm'), route: '/norms/$id' },
    screen('唐宇轩', '/settings/channels', '消息通道'),
    screen('唐宇轩', '/settings/organisation', '组织'),
  ]
}

/** Someone who has not signed in. */
export const nobody = 'nobody'

function the<Item>(items: readonly Item[], is: (item: Item) => boolean, what: string): Item {
  const found = items.find(is)
  if (found === undefined) throw new Error(`The demo has no ${what}.`)
  return found
}
