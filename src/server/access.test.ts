import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { endpoints } from '#contract/all.ts'
import type { Endpoint } from '#contract/endpoint.ts'
import { type Audience, sees } from '#domain/audience/audience.ts'
import { type Classification, classifications } from '#domain/meeting/enums.ts'
import { asSystem } from '#server/db/actor-context.ts'
import { whole } from '#server/http/schema.ts'
import { refreshAudience } from '#server/meeting/audience.ts'
import { openTestApp, type TestApp } from '#test/harness.ts'
import { seedLiveMeeting } from '#test/live-meeting.ts'
import type { Cast } from '#test/people.ts'

/**
 * Every endpoint × every person × every level, read off the contracts. Each level has one matter of its
 * own (meeting, topic, line, material, file, decision, task, minutes), and every text in it carries a
 * word that stands nowhere else. Whoever may not see the matter gets 404 by every address and never
 * meets its word: not in lists, searches, links, counts, notices or histories.
 */

interface Matter {
  readonly level: Classification
  /** Stands in every text of this matter and nowhere else. */
  readonly word: string
  readonly audience: Audience
  readonly ids: Readonly<Record<string, string>>
}

let test: TestApp
let cast: Cast
let matters: Matter[]
let someone: string[]
let invitation: string

/** A body that gets past the door, for endpoints that need one. A new endpoint with a body needs its line here. */
const bodies: Record<string, () => object> = {
  updatePlan: () => ({ splitBasis: 'stage' }),
  addPlanLines: () => ({ text: '调研 3天' }),
  updatePlanItem: () => ({ version: 1 }),
  placePlanItem: () => ({ parentId: null, afterId: null }),
  adoptIntoPlan: () => ({ taskIds: [randomUUID()] }),
  redatePlan: () => ({ dates: [{ taskId: randomUUID(), start: null, due: '2026-04-01' }] }),
  explainOutside: () => ({ reason: '临时支援' }),
  setRaci: () => ({ letters: ['A'] }),
  confirmPlan: () => ({ departmentId: cast.departments.sales.id }),
  baselinePlan: () => ({ overrides: [] }),
  closePlanAlert: () => ({ action: '已加派人手' }),
  saveResults: () => ({ items: [] }),
  judgeResult: () => ({ verdict: 'accepted' }),
  submitCollaboration: () => ({ overrides: [] }),
  returnCollaboration: () => ({ reason: '数据有误' }),
  createMilestone: () => ({ name: '上线', dueOn: '2026-04-01' }),
  updateMilestone: () => ({ version: 1 }),
  submitMilestone: () => ({ links: [{ name: '成果', link: 'https://example.com/a' }] }),
  judgeMilestone: () => ({ verdict: 'pass' }),
  passMilestone: () => ({ overrides: [] }),
  cancelMilestone: () => ({ reason: '不再需要' }),
  escalateMilestone: () => ({ reason: '无法达成' }),
  previewChange: () => ({ kind: 'scope', steps: [] }),
  requestChange: () => ({
    title: '加做直播',
    kind: 'scope',
    steps: [],
    afterText: '加做',
    reason: '渠道要求',
  }),
  decideChange: () => ({ verdict: 'approve' }),
  noteChangeResult: () => ({ result: '已完成' }),
  setUp: () => ({ kind: 'demo' }),
  signIn: () => ({ email: 'nobody@example.com', password: 'not-the-password' }),
  switchPerson: () => ({ personId: cast.people.admin.id }),
  changePassword: () => ({ currentPassword: 'x', newPassword: 'not-the-password-either' }),
  updateMe: () => ({}),
  setNoticeSetting: () => ({
    mail: { todo: 'now', urge: 'now', meeting: 'now', info: 'digest' },
    quiet: 'usual',
    quietFrom: null,
    quietTo: null,
    digestAt: null,
    holdsOnDaysOff: true,
  }),
  setNoticeDefaults: () => ({
    quiet: { from: '20:00', to: '08:00' },
    digestAt: '08:30',
    nagBudget: 5,
    version: 1,
  }),
  acceptInvitation: () => ({ password: 'a-long-enough-password' }),
  createPerson: () => ({ name: '新人', email: 'new@example.com' }),
  updatePerson: () => ({ version: 1 }),
  setPersonState: () => ({ state: 'disabled' }),
  createDepartment: () => ({ name: '新部门' }),
  updateDepartment: () => ({ version: 1 }),
  updateOrganisation: () => ({ version: 1 }),
  importPeople: () => ({
    rows: [
      {
        line: 2,
        name: '甲',
        departmentPath: '',
        jobTitle: '',
        email: 'jia@example.com',
        phone: '',
        employeeNo: '',
        isHead: false,
      },
    ],
  }),
  replaceCalendar: () => ({ days: [] }),
  updateNorm: () => ({ version: 0, enabled: true, severity: 'warn', value: 5 }),
  urgeTask: () => ({}),
  collectTask: () => ({ state: 'inProgress' }),
  setLadder: () => ({ version: 1, rungs: null }),
  answerEvaluation: () => ({ marks: { goal: 4 } }),
  createSeries: () => ({
    name: '周会',
    recurrence: { kind: 'weekly', every: 1, weekdays: [1] },
    startsOn: '2026-03-09',
    startTime: '10:00',
  }),
  updateSeries: () => ({ version: 1 }),
  prepareOccurrences: () => ({ count: 1 }),
  skipOccurrence: () => ({ on: '2026-03-16', isSkipped: true }),
  stopSeries: () => ({ reason: '不再需要' }),
  takeCarriedTopics: () => ({ topicIds: [randomUUID()] }),
  settleCarried: () => ({ noun: 'topic', nounId: randomUUID(), isSettled: true, reason: '不再跟进' }),
  callFollowUp: () => ({ taskIds: [randomUUID()] }),
  saveTemplate: () => ({ fromMeetingId: randomUUID(), name: '模板' }),
  updateTemplate: () => ({ version: 1 }),
  applyTemplateToMeeting: () => ({ template: 'topic' }),
  copyMeeting: () => ({}),
  writeMeetingRisk: () => ({ name: '甲', sign: '乙', beforeAction: '丙', duringAction: '丁', version: 0 }),
  attachMeetingRisk: () => ({ note: '' }),
  createMeeting: () => ({ name: '另一场会议' }),
  updateMeeting: () => ({ version: 1 }),
  addAttendee: () => ({ personId: cast.people.newcomer.id }),
  updateAttendee: () => ({}),
  addTopic: () => ({ title: '题' }),
  updateTopic: () => ({ version: 1 }),
  orderTopics: () => ({ topicIds: [] }),
  addMaterial: () => ({ name: '材料' }),
  updateMaterial: () => ({ version: 1 }),
  reviewMaterial: () => ({ verdict: 'approve' }),
  setVenueCheck: () => ({ isChecked: true }),
  proposeTopic: () => ({ title: '题', problemToSolve: '说法不一' }),
  answerTopicProposal: () => ({ answer: 'accept' }),
  confirmVenue: () => ({ isConfirmed: true }),
  makeReady: () => ({ overrides: [] }),
  sendNotice: () => ({ overrides: [] }),
  rescheduleMeeting: () => ({
    plannedStart: '2026-04-01T09:00:00+08:00',
    plannedEnd: '2026-04-01T10:00:00+08:00',
    reason: '会议室占用',
  }),
  cancelMeeting: () => ({ reason: '不再需要' }),
  answerInvitation: () => ({ answer: 'yes' }),
  startMeeting: () => ({ openingChecked: true, overrides: [] }),
  savePosition: () => ({ departmentId: cast.departments.sales.id, version: 0 }),
  noteHeadAlignment: () => ({ outcome: 'talked', version: 0 }),
  noteSuperiorAlignment: () => ({ isAgreed: true }),
  noteAttendance: () => ({ signIn: 'onTime' }),
  closeTopic: () => ({ outcome: 'informed' }),
  extendTopic: () => ({ minutes: 5, roomAgreed: true }),
  changeRoom: () => ({ speechMinutes: 4 }),
  correctBasics: () => ({ version: 1 }),
  pauseTopic: () => ({ isPaused: true }),
  proposeExtension: () => ({ minutes: 5 }),
  raiseHand: () => ({ isUp: true }),
  giveFloor: () => ({ personId: null }),
  park: () => ({ clientKey: randomUUID(), text: '暂存' }),
  changeParked: () => ({ version: 1 }),
  settleParked: () => ({ as: 'dropped', reason: '与目标无关' }),
  endMeeting: () => ({ overrides: [] }),
  addOutputLine: () => ({ slot: 'duties', text: '职责', departmentId: cast.departments.sales.id }),
  updateOutputLine: () => ({ version: 1 }),
  setStance: () => ({ departmentId: cast.departments.sales.id, stance: 'agree' }),
  setMatterKinds: () => ({ kinds: [] }),
  addKpi: () => ({ departmentId: cast.departments.sales.id, indicator: '销售额', target: 1 }),
  updateKpi: () => ({ version: 1 }),
  addRequest: () => ({ departmentId: cast.departments.sales.id, kind: 'people', text: '人手' }),
  updateRequest: () => ({ version: 1 }),
  rankRequests: () => ({ requestIds: [] }),
  addEvidence: () => ({ departmentId: cast.departments.sales.id, source: '客户反馈' }),
  updateEvidence: () => ({ version: 1 }),
  addResourceKind: () => ({ name: '车辆' }),
  renameResourceKind: () => ({ name: '车辆' }),
  updateImport: () => ({ version: 1 }),
  applyImport: () => ({ version: 1 }),
  addEntry: () => ({ clientKey: randomUUID(), kind: 'note', text: '记' }),
  updateEntry: () => ({ version: 1 }),
  moveEntry: () => ({ topicId: someone[0], afterId: null }),
  lockEntry: () => ({ isTyping: true }),
  confirmEntry: () => ({ isConfirmed: true }),
  lockWording: () => ({ finalWording: '定' }),
  updateDecision: () => ({ version: 1 }),
  moveDecision: () => ({ move: 'adopt' }),
  meetCondition: () => ({ version: 1 }),
  sendDecisionNotice: () => ({ version: 1, subject: '通知', body: '内容' }),
  recordChatDecision: () => chatDraft(),
  checkChatDecision: () => chatDraft(),
  correctChatDecision: () => ({ version: 1, content: '改', why: '核对过' }),
  answerChatDecision: () => ({ version: 1, answer: 'agree' }),
  replyInChatDecision: () => ({ personId: cast.people.newcomer.id, text: '维持原样' }),
  addChatNote: () => ({ text: '群里定了', takenAt: '2026-03-01T09:00:00+08:00' }),
  dropChatNote: () => ({ reason: '不再需要' }),
  addInformationRule: () => ({
    name: '价格信息',
    path: '',
    ways: ['system'],
    frequency: 'atOnce',
    classification: 'internal',
    writtenAs: null,
  }),
  updateInformationRule: () => ({ version: 1 }),
  openVote: () => ({}),
  castBallot: () => ({ seatId: someone[0], choice: 'agree' }),
  cancelVote: () => ({ reason: '不再需要' }),
  castingVote: () => ({ choice: 'agree' }),
  escalateVote: () => ({ reason: '意见不一' }),
  createApproval: () => ({ subject: '申请' }),
  updateApproval: () => ({ version: 1 }),
  moveApproval: () => ({ move: 'submit', version: 1 }),
  createTask: () => ({ name: '另一项任务' }),
  updateTask: () => ({ version: 1 }),
  addTaskUpdate: () => ({ text: '进展' }),
  addDeliverableLink: () => ({ name: '稿', link: 'https://example.com/a' }),
  startTask: () => ({ overrides: [] }),
  askSupport: () => ({ text: '缺人' }),
  giveSupport: () => ({}),
  refuseSupport: () => ({ reason: '抽不出人' }),
  redirectSupport: () => ({ text: '缺人', departmentId: cast.departments.design.id }),
  returnAssignment: () => ({ reason: '不属于本部门' }),
  reassignTask: () => ({ ownerId: cast.people.newcomer.id }),
  insistOnTask: () => ({ reason: '会上已定' }),
  splitTask: () => ({ name: '出图', ownerId: cast.people.designer.id, dueOn: '2026-05-01' }),
  noteDueEvent: () => ({}),
  suspendTask: () => ({ reason: '等预算' }),
  resumeTask: () => ({}),
  reportDelay: () => ({ reason: '缺文案', newDueOn: '2026-05-01', impact: '上线推迟' }),
  approveDelay: () => ({ newDueOn: '2026-05-01' }),
  submitTask: () => ({ note: '', overrides: [] }),
  acceptTask: () => ({}),
  sendTaskBack: () => ({ comment: '缺文件' }),
  cancelTask: () => ({ reason: '不做了' }),
  reopenTask: () => ({ reason: '有遗漏' }),
  refuseDelay: () => ({ reason: '期限不能再延' }),
  escalateTask: () => ({ reason: '等待已久' }),
  tickMilestone: () => ({ isDone: true }),
  addDependency: () => ({ direction: 'waitsFor', taskId: someone[0] }),
  createRegisterView: () => ({ name: '视图', query: '' }),
  updateRegisterView: () => ({ version: 1 }),
  changeTasks: () => ({ tasks: [{ id: randomUUID(), version: 1 }], change: { priority: 'P1' } }),
  createCollaboration: () => ({ name: '另一个项目' }),
  updateCollaboration: () => ({ version: 1 }),
  updateCharter: () => ({ version: 1, goal: '另一个目标' }),
  answerCharter: () => ({ answer: 'confirmed', departmentId: cast.departments.sales.id }),
  replyToObjection: () => ({ departmentId: cast.departments.sales.id, text: '已调整' }),
  activateCollaboration: () => ({ overrides: [] }),
  delegatePower: () => ({ power: 'progress', personId: cast.people.newcomer.id, reason: '出差两周' }),
  askStop: () => ({ act: 'ask', reason: '市场有变' }),
  moveCollaboration: () => ({ move: 'pause', reason: '等预算' }),
  createRequest: () => ({ name: '另一张需求单' }),
  editRequest: () => ({ version: 1 }),
  submitRequest: () => ({}),
  reviewRequest: () => ({ verdict: 'return', comment: '缺节点' }),
  answerRequest: () => ({ answer: 'decline', reason: '抽不出人' }),
  forwardRequest: () => ({ toDepartmentId: cast.departments.office.id, reason: '不属于本部门' }),
  notePhoneAnswer: () => ({ text: '已电话确认' }),
  askDepartment: () => ({ departmentId: cast.departments.office.id }),
  dropDepartment: () => ({ reason: '不再需要' }),
  reviseRequest: () => ({ version: 1, text: '推迟一周' }),
  setAssessors: () => ({ personIds: [cast.people.marketer.id] }),
  assessRequest: () => ({ feasibility: 'feasible', reason: '人手足够' }),
  decideRequest: () => ({ isAccepted: true }),
  allocateNeed: () => ({ allocation: 'granted' }),
  convertRequest: () => ({ to: 'collaboration' }),
  withdrawRequest: () => ({ reason: '不再需要' }),
  rateRequest: () => ({ rating: 5 }),
  createRisk: () => ({ text: '可能延期', taskId: someone[0] }),
  updateRisk: () => ({ version: 1 }),
  moveRisk: () => ({ move: 'assess', possibility: 1, impact: 1 }),
  createConflict: () => ({
    title: '排期之争',
    sides: [{ departmentId: cast.departments.sales.id }, { departmentId: cast.departments.design.id }],
  }),
  updateConflict: () => ({ version: 1 }),
  addSide: () => ({ departmentId: cast.departments.design.id }),
  stateSide: () => ({ position: '先做物料', version: 1 }),
  signSide: () => ({ version: 1 }),
  addTalk: () => ({ text: '谈过一次' }),
  negotiate: () => ({ commonGoal: '按期上线' }),
  raiseConflict: () => ({}),
  skipLevels: () => ({ to: 'level3', reason: '明天上线' }),
  referConflict: () => ({ arbiterId: cast.people.admin.id }),
  ruleConflict: () => ({ resolution: 'ruling', ruling: '先做物料', version: 1 }),
  addConflictTask: () => ({ name: '调整排期', ownerId: cast.people.seller.id, dueOn: '2026-05-01' }),
  closeConflict: () => ({ recheckNote: '已照办' }),
  withdrawConflict: () => ({ reason: '已谈妥' }),
  createIssue: () => ({ text: '缺样品' }),
  updateIssue: () => ({ version: 1 }),
  moveIssue: () => ({ move: 'resolve' }),
  createContingency: () => ({ collaborationId: someone[0] }),
  updateContingency: () => ({ version: 1 }),
  endContingency: () => ({ note: '已恢复' }),
  dropContingency: () => ({ reason: '不需要了' }),
  openRetrospective: () => ({}),
  updateRetrospective: () => ({ version: 1 }),
  moveRetrospective: () => ({ move: 'review' }),
  addNote: () => ({ kind: 'lesson', text: '先定范围' }),
  updateNote: () => ({ version: 1 }),
  chooseNote: () => ({ isKept: false }),
  proposeLessonChange: () => ({ kind: 'checklist', stage: 'start', text: '范围', reason: '以前漏过' }),
  decideLessonChange: () => ({ decision: 'adopt' }),
  recognise: () => ({ kind: 'thanks', subject: '辛苦', text: '辛苦了', personIds: [cast.people.seller.id] }),
  archiveCollaboration: () => ({}),
  tickChecklist: () => ({ isTicked: true }),
  rateDepartment: () => ({
    departmentId: cast.departments.sales.id,
    ratedDepartmentId: cast.departments.design.id,
    marks: {
      cooperation: 4,
      quality: 4,
      timeliness: 4,
      initiative: 4,
      communication: 4,
      feedback: 4,
      attitude: 4,
    },
  }),
  setSyncRhythm: () => ({ weeks: 1 }),
  setSyncCopies: () => ({ personIds: [] }),
  updateSync: () => ({ version: 1 }),
  sendSync: () => ({ version: 1 }),
  correctSync: () => ({ correction: '数字写错' }),
  answerSyncSupport: () => ({ answer: 'promise', text: '可以' }),
  settleSyncSupport: () => ({ text: '已到位' }),
  writeProcessReview: () => ({ from: '2026-01-01', to: '2026-03-31', conclusion: '照旧' }),
  makeMeasureTask: () => ({ ownerId: cast.people.seller.id, dueOn: '2026-05-01' }),
  updateMinutes: () => ({ version: 1 }),
  setRecipients: () => ({ recipients: [] }),
  sendMinutes: () => ({ overrides: [] }),
  proposeChange: () => ({ section: 'topics', text: '改' }),
  answerProposal: () => ({ answer: 'adopted' }),
  resendMinutes: () => ({ note: '' }),
  finaliseMinutes: () => ({ overrides: [] }),
  setMinutesProperties: () => ({ version: 1 }),
  holdMinutes: () => ({ isHeld: true, reason: '审计' }),
  proposeAmendment: () => ({ place: 'basics/place', oldText: '', newText: '三楼', reason: '笔误' }),
  createChannel: () => ({
    kind: 'wecom',
    name: '群',
    address: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=1',
  }),
  updateChannel: () => ({ version: 1 }),
  answerAmendment: () => ({ answer: 'approve' }),
  updateLanguageModel: () => ({ version: 1 }),
  analyse: () => ({ text: '王工周五前交图。' }),
}

const chatDraft = () => ({
  id: randomUUID(),
  content: '群里定了价格',
  takenAt: '2026-03-01T09:00:00+08:00',
  place: '微信群',
  decidedById: cast.people.marketingHead.id,
  classification: 'internal',
})

/** Query parameters without which an endpoint does not answer. */
const queries: Record<string, (word: string) => Record<string, string>> = {
  search: (word) => ({ q: word }),
  searchPeople: () => ({ q: '石' }),
  getMeetingChecks: () => ({ ids: matters.map(({ ids }) => ids.meeting).join(',') }),
  getMeetingFindings: () => ({ moment: 'ready' }),
  getMinutesFindings: () => ({ moment: 'send' }),
  listMeetings: () => ({ view: 'all' }),
  listTasks: () => ({ view: 'all', open: 'any' }),
  exportTasks: () => ({ view: 'all', open: 'any' }),
  groupTasks: () => ({ by: 'meeting', view: 'all', open: 'any' }),
  readPlan: () => ({ view: 'all', open: 'any' }),
  listCollaborations: () => ({ view: 'all' }),
  listMinutes: () => ({ view: 'all' }),
}

/** Parameters that are not ids of a matter. */
function plainParams(path: string): Record<string, string> {
  return {
    year: '2026',
    token: path.includes('/invitations/') ? invitation : 'x'.repeat(43),
    attendeeId: randomUUID(),
    risk: 'vagueGoal',
    rowId: randomUUID(),
    needId: randomUUID(),
    deliverableId: randomUUID(),
    milestoneId: randomUUID(),
    taskId: randomUUID(),
    partyId: randomUUID(),
    alertId: randomUUID(),
    resultId: randomUUID(),
    dependencyId: randomUUID(),
    delegationId: randomUUID(),
    measureId: randomUUID(),
    noteId: randomUUID(),
    changeId: randomUUID(),
    entryId: randomUUID(),
    fileId: randomUUID(),
    topicId: randomUUID(),
    departmentId: randomUUID(),
    proposalId: randomUUID(),
    key: 'room',
    amendmentId: randomUUID(),
    id: path.startsWith('/api/v1/norms') ? 'NM-PRE-06' : randomUUID(),
  }
}

async function ask(
  name: string,
  contract: Endpoint,
  options: { as?: string; params?: Record<string, string>; word?: string } = {},
) {
  const params = { ...plainParams(contract.path), ...options.params }
  const path = contract.path.replace(/:(\w+)/g, (_, key: string) => encodeURIComponent(params[key] ?? ''))
  const search = new URLSearchParams(queries[name]?.(options.word ?? '会议'))
  const upload =
    contract.form === 'multipart'
      ? {
          headers: { 'content-type': 'multipart/form-data; boundary=edge' },
          payload:
            '--edge\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\ncontent-type: text/plain\r\n\r\nabc\r\n--edge--\r\n',
        }
      : { headers: {}, ...(bodies[name] !== undefined && { payload: bodies[name]() }) }
  return test.http.inject({
    method: contract.method,
    url: search.size === 0 ? path : `${path}?${search}`,
    ...upload,
    headers: {
      ...upload.headers,
      ...(options.as !== undefined && { cookie: await test.cookieOf(options.as) }),
    },
  })
}

beforeAll(async () => {
  test = await openTestApp()
  cast = await test.seedPeople()
  const { people } = cast
  someone = [randomUUID()]
  invitation = 'y'.repeat(43)
  matters = []
  for (const level of classifications) {
    const word = `标记${{ public: '甲', internal: '乙', secret: '丙', confidential: '丁' }[level]}${level}`
    const { meetingId, topicId } = await seedLiveMeeting(test, cast, { classification: level })
    matters.push(
      await asSystem(test.app.db, async (tx) => {
        const one = async (statement: ReturnType<typeof sql<{ id: string }>>) =>
          (await statement.execute(tx)).rows[0]?.id as string
        await sql`update meeting set name = ${word}, goal = ${word}, core_problem = ${word} where id = ${meetingId}`.execute(
          tx,
        )
        await sql`update topic set title = ${word} where id = ${topicId}`.execute(tx)
        const decision = await one(
          sql`insert into decision (number, meeting_id, topic_id, content) values (${`JY-${level}`}, ${meetingId}, ${topicId}, ${word}) returning id`,
        )
        await sql`insert into chat_decision (id, taken_at, place, reason, decided_by, recorded_by, recorded_at)
            values (${decision}, now(), ${word}, ${word}, ${people.marketingHead.id}, ${people.marketer.id}, now())`.execute(
          tx,
        )
        const task = await one(
          sql`insert into task (number, name, meeting_id, topic_id, decision_id, due_on, owner_id, assigner_id)
            values (${`RW-${level}`}, ${word}, ${meetingId}, ${topicId}, ${decision}, '2026-03-01', ${people.salesHead.id}, ${people.marketingHead.id}) returning id`,
        )
        const vote = await one(
          sql`insert into vote (decision_id, meeting_id, state, question, unit, threshold, quorum, chair_id, opened_at)
            values (${decision}, ${meetingId}, 'open', ${word}, 'department', '>1/2', '2/3', ${people.marketingHead.id}, now()) returning id`,
        )
        const approval = await one(
          sql`insert into approval (number, decision_id, kind, subject, submitter_id)
            values (${`SP-${level}`}, ${decision}, 'cost', ${word}, ${people.marketer.id}) returning id`,
        )
        const entry = await one(
          sql`insert into entry (meeting_id, topic_id, kind, position, text, client_key, author_id)
            values (${meetingId}, ${topicId}, 'note', 1, ${word}, ${randomUUID()}, ${people.marketer.id}) returning id`,
        )
        const parked = await one(
          sql`insert into parked_item (meeting_id, topic_id, text, client_key)
            values (${meetingId}, ${topicId}, ${word}, ${randomUUID()}) returning id`,
        )
        const material = await one(
          sql`insert into material (meeting_id, name) values (${meetingId}, ${word}) returning id`,
        )
        const file = await one(
          sql`insert into file (hash, name, size, mime, noun, noun_id) values (${'0'.repeat(64)}, ${`${word}.txt`}, 1, 'text/plain', 'material', ${material}) returning id`,
        )
        await sql`insert into position_statement (meeting_id, topic_id, department_id, position, author_id)
            values (${meetingId}, ${topicId}, ${cast.departments.sales.id}, ${word}, ${people.salesHead.id})`.execute(
          tx,
        )
        await sql`insert into pre_alignment (meeting_id, department_id, outcome, note, noted_by, noted_at)
            values (${meetingId}, ${cast.departments.sales.id}, 'agreed', ${word}, ${people.marketingHead.id}, now())`.execute(
          tx,
        )
        await sql`insert into superior_alignment (meeting_id, is_agreed, note, noted_by, noted_at)
            values (${meetingId}, true, ${word}, ${people.marketingHead.id}, now())`.execute(tx)
        const minutes = await one(
          sql`insert into minutes (number, meeting_id, state, current_version, archive_name) values (${`HYJY-${level}`}, ${meetingId}, 'archived', 1, ${word}) returning id`,
        )
        const content = {
          basics: {
            name: word,
            number: '',
            type: 'topic',
            date: '',
            time: '',
            place: '',
            host: '',
            recorder: '',
            attendeesByDepartment: [],
            absences: [],
          },
          goalAndAgenda: { goal: word, review: '', agenda: [] },
          topics: [],
          decisions: [],
          tasks: [],
          attachments: [],
          reservedOpinions: [],
          silent: [],
        }
        await sql`insert into minutes_version (minutes_id, no, content) values (${minutes}, 1, ${JSON.stringify(content)}::jsonb)`.execute(
          tx,
        )
        await sql`insert into history (noun, noun_id, move, reason) values ('meeting', ${meetingId}, 'start', ${word})`.execute(
          tx,
        )
        const collaboration = await one(
          sql`insert into collaboration (number, name, goal, classification, department_ids, participant_ids)
            select ${`XM-${level}`}, ${word}, ${word}, classification, department_ids, participant_ids
            from meeting where id = ${meetingId} returning id`,
        )
        await sql`update meeting set collaboration_id = ${collaboration} where id = ${meetingId}`.execute(tx)
        const risk = await one(
          sql`insert into risk (number, text, task_id) values (${`FX-${level}`}, ${word}, ${task}) returning id`,
        )
        await sql`insert into risk_alert (risk_id, colour, reason, receiver_ids, raised_at, due_at)
            values (${risk}, 'red', ${word}, ${[people.salesHead.id]}::uuid[], now(), now())`.execute(tx)
        const conflict = await one(
          sql`insert into conflict (number, title, kind, common_goal, meeting_id, collaboration_id)
            values (${`CT-${level}`}, ${word}, 'goal', ${word}, ${meetingId}, ${collaboration}) returning id`,
        )
        await sql`insert into conflict_side (conflict_id, seq, department_id, position)
            values (${conflict}, 0, ${cast.departments.sales.id}, ${word})`.execute(tx)
        await sql`insert into conflict_talk (conflict_id, by_id, is_negotiation, text, at)
            values (${conflict}, ${people.marketer.id}, false, ${word}, now())`.execute(tx)
        const issue = await one(
          sql`insert into issue (number, collaboration_id, text) values (${`WT-${level}`}, ${collaboration}, ${word}) returning id`,
        )
        const contingency = await one(
          sql`insert into contingency (number, title, collaboration_id, impact_scope)
            values (${`YA-${level}`}, ${word}, ${collaboration}, ${word}) returning id`,
        )
        await sql`insert into contingency_measure (contingency_id, seq, text) values (${contingency}, 0, ${word})`.execute(
          tx,
        )
        await sql`insert into retrospective (id, number, title, overview, opened_at)
            values (${collaboration}, ${`FP-${level}`}, ${word}, ${word}, now())`.execute(tx)
        await sql`insert into retrospective_note (retrospective_id, kind, department_id, author_id, text)
            values (${collaboration}, 'lesson', ${cast.departments.sales.id}, ${people.salesHead.id}, ${word})`.execute(
          tx,
        )
        const sync = await one(
          sql`insert into sync (collaboration_id, number, title, summary, state, from_on, to_on, sent_at, created_by)
            values (${collaboration}, ${`TB-${level}`}, ${word}, ${word}, 'sent', '2026-03-02', '2026-03-06', now(), ${people.marketingHead.id}) returning id`,
        )
        await sql`insert into sync_row (sync_id, position, block, text, reason)
            values (${sync}, 0, 'undone', ${word}, ${word})`.execute(tx)
        await sql`insert into checklist_entry (stage, text, retrospective_id, added_at)
            values ('start', '范围逐项确认', ${collaboration}, now())`.execute(tx)
        await sql`insert into recognition (retrospective_id, kind, subject, text, by_id, at)
            values (${collaboration}, 'praise', ${word}, ${word}, ${people.marketingHead.id}, now())`.execute(
          tx,
        )
        await sql`insert into dependency (from_task_id, to_collaboration_id) values (${task}, ${collaboration})`.execute(
          tx,
        )
        const request = await one(
          sql`insert into request (number, name, goal, background, classification, initiating_department_id, initiator_id)
            values (${`XQ-${level}`}, ${word}, ${word}, ${word}, ${level}, ${cast.departments.marketing.id}, ${people.marketer.id}) returning id`,
        )
        await sql`insert into request_risk (request_id, position, text) values (${request}, 0, ${word})`.execute(
          tx,
        )
        await sql`insert into history (noun, noun_id, move, reason) values ('request', ${request}, 'submit', ${word})`.execute(
          tx,
        )
        await sql`update meeting set request_id = ${request} where id = ${meetingId}`.execute(tx)
        const milestone = await one(
          sql`insert into milestone (number, collaboration_id, name, due_on) values (${`LC-${level}`}, ${collaboration}, ${word}, '2026-04-01') returning id`,
        )
        const change = await one(
          sql`insert into change_request (number, collaboration_id, title, kind, raised_by, reason, impact, approver_level, approver_id)
            values (${`BG-${level}`}, ${collaboration}, ${word}, 'scope', ${people.marketer.id}, ${word},
              '{"impact":{"endBefore":null,"endAfter":null,"endDays":0,"pushedIds":[],"addedCount":0,"removedCount":0,"departmentIds":[],"milestoneIds":[]},"said":[],"pushed":[],"milestones":[]}',
              'leader', ${people.marketer.id}) returning id`,
        )
        await sql`insert into result (collaboration_id, position, name, department_id, acceptor_id)
          values (${collaboration}, 0, ${word}, ${cast.departments.sales.id}, ${people.salesHead.id})`.execute(
          tx,
        )
        const notification = await one(
          sql`insert into notification (person_id, kind, noun, noun_id, params, link, dedupe)
            values (${people.marketer.id}, 'meeting.invited', 'meeting', ${meetingId}, ${JSON.stringify({ title: word })}::jsonb, '/', ${randomUUID()}) returning id`,
        )
        const review = {
          basics: {
            name: word,
            type: 'topic',
            date: null,
            startTime: '',
            endTime: '',
            place: word,
            host: null,
            recorder: null,
            attendees: [],
            absentees: [],
          },
          told: {},
          items: [],
          names: [],
        }
        const imported = await one(
          sql`insert into import_review (author_id, text, source_name, reference_date, review)
            values (${people.marketer.id}, ${word}, ${word}, '2026-03-02', ${JSON.stringify(review)}::jsonb) returning id`,
        )
        await refreshAudience(tx, meetingId)
        const series = await one(
          sql`insert into meeting_series (name, goal, recurrence, starts_on, start_time, organiser_id, classification, department_ids, participant_ids)
            select ${word}, ${word}, '{"kind":"weekly","every":1,"weekdays":[1]}', '2026-03-02', '10:00', organiser_id, classification, department_ids, participant_ids
            from meeting where id = ${meetingId} returning id`,
        )
        await sql`update collaboration c set department_ids = m.department_ids, participant_ids = m.participant_ids
          from meeting m where c.id = ${collaboration} and m.id = ${meetingId}`.execute(tx)
        await sql`update request r set department_ids = m.department_ids, participant_ids = m.participant_ids
          from meeting m where r.id = ${request} and m.id = ${meetingId}`.execute(tx)
        for (const table of ['conflict', 'contingency']) {
          await sql`update ${sql.table(table)} c set classification = m.classification,
              department_ids = m.department_ids, participant_ids = m.participant_ids
            from meeting m where c.collaboration_id = ${collaboration} and m.id = ${meetingId}`.execute(tx)
        }
        const row = await tx
          .selectFrom('meeting')
          .select(['classification', 'department_ids as departmentIds', 'participant_ids as participantIds'])
          .where('id', '=', meetingId)
          .executeTakeFirstOrThrow()
        return {
          level,
          word,
          audience: row,
          ids: {
            meeting: meetingId,
            series,
            topic: topicId,
            entry,
            parked,
            material,
            file,
            decision,
            vote,
            approval,
            task,
            minutes,
            collaboration,
            milestone,
            change,
            sync,
            risk,
            request,
            conflict,
            issue,
            contingency,
            notification,
            import: imported,
          },
        }
      }),
    )
  }
}, 120_000)
afterAll(() => test.close())

const named = [...endpoints.entries()]
const protectedOnes = named.filter(([, { access }]) => access.rule === 'sees' || access.rule === 'may')

describe('the contracts', () => {
  it('are all mounted, and nothing is mounted that has no contract', async () => {
    const document = (await test.http.inject({ url: '/api/openapi.json' })).json()
    const mounted = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    const agreed = named.map(([, { method, path }]) => `${method} ${path}`)
    expect(agreed.filter((one) => !mounted.includes(one))).toEqual([])
    expect(
      mounted.filter((one) => one.includes('/api/v1/') && !agreed.includes(one) && !one.endsWith('/events')),
    ).toEqual([])
  })

  it('say by which parameter their noun is found, and this test has a matter of that noun', () => {
    for (const [name, { access, path }] of protectedOnes) {
      if (access.rule !== 'sees' && access.rule !== 'may') continue
      expect(path, name).toContain(`:${access.by}`)
      expect(Object.keys(matters[0]?.ids ?? {}), name).toContain(access.noun)
    }
  })

  it('have a body here when they need one', () => {
    const without = named
      .filter(
        ([name, { body }]) =>
          body !== undefined && bodies[name] === undefined && !whole(body).safeParse(undefined).success,
      )
      .map(([name]) => name)
    expect(without).toEqual([])
  })
})

describe.each(named.filter(([, { access }]) => access.rule !== 'open'))('%s', (name, contract) => {
  it('answers nobody who is not signed in', async () => {
    expect((await ask(name, contract)).statusCode).toBe(401)
  })
})

describe.each(named.filter(([, { access }]) => access.rule === 'admin'))('%s', (name, contract) => {
  it('is for administrators only, whatever else somebody is', async () => {
    const { admin: _, ...others } = cast.people
    for (const [role, person] of Object.entries(others)) {
      const { statusCode } = await ask(name, contract, { as: person.id })
      expect(statusCode, role).toBe(403)
    }
  })
})

describe.each(named.filter(([, { access, method }]) => access.rule === 'signedIn' && method === 'GET'))(
  '%s',
  (name, contract) => {
    it('never says a word of what its reader may not see', async () => {
      for (const [role, person] of Object.entries(cast.people)) {
        const actor = await test.actorOf(person.id)
        for (const asked of matters) {
          const answer = await ask(name, contract, { as: person.id, word: asked.word })
          expect(answer.statusCode, `${name} ${role}: ${answer.body.slice(0, 300)}`).toBe(200)
          const hidden = matters.filter(({ audience }) => !sees(actor, audience))
          for (const { word, level } of hidden) {
            expect(answer.body.includes(word), `${name} tells ${role} of what is ${level}`).toBe(false)
          }
        }
      }
    })
  },
)

describe.each([
  ['listMeetings', 'meeting'],
  ['listTasks', 'task'],
  ['listDecisions', 'decision'],
  ['listMinutes', 'minutes'],
  ['listCollaborations', 'collaboration'],
  ['readPlan', 'task'],
  ['listRisks', 'risk'],
  ['listRequests', 'request'],
  ['listConflicts', 'conflict'],
  ['listContingencies', 'contingency'],
])('%s', (name, noun) => {
  it('lists exactly what its reader may see', async () => {
    for (const [role, person] of Object.entries(cast.people)) {
      const actor = await test.actorOf(person.id)
      const answer = await ask(name, endpoints.get(name) as Endpoint, { as: person.id })
      const listed = (answer.json().items as { id: string }[]).map(({ id }) => id)
      const visible = matters.filter(({ audience }) => sees(actor, audience)).map(({ ids }) => ids[noun])
      expect(new Set(listed), role).toEqual(new Set(visible))
    }
  })
})

// Last: some of these acts bring forth matters of their own, such as a copy of a meeting.
describe.each(protectedOnes)('%s', (name, contract) => {
  it('does not exist for whoever may not see the matter, and refuses whoever may not act on it', async () => {
    const { access } = contract
    if (access.rule !== 'sees' && access.rule !== 'may') throw new Error('not protected')
    for (const matter of matters) {
      for (const [role, person] of Object.entries(cast.people)) {
        const isVisible =
          // Theirs, and nobody else’s.
          access.noun === 'notification' || access.noun === 'import'
            ? person.id === cast.people.marketer.id
            : sees(await test.actorOf(person.id), matter.audience)
        // Whoever takes part might change the matter for those who ask after them; reading is for everybody.
        if (isVisible && contract.method !== 'GET' && matter.audience.participantIds.includes(person.id))
          continue
        const answer = await ask(name, contract, {
          as: person.id,
          params: { [access.by]: matter.ids[access.noun] as string },
        })
        const who = `${name} ${matter.level} ${role}`
        if (!isVisible) {
          expect(answer.statusCode, who).toBe(404)
          expect(answer.body, who).not.toContain(matter.word)
        } else if (access.rule === 'may' && !matter.audience.participantIds.includes(person.id)) {
          // A superior may do a few things without taking part; then only the moment is wrong for it.
          const actor = await test.actorOf(person.id)
          const isSuperior = matter.audience.departmentIds.some((id) => actor.oversees.has(id))
          // And an administrator keeps the archive.
          const isKeeper = actor.isAdmin && ['holdMinutes', 'disposeOfMinutes'].includes(name)
          // Following up is what a 督办专员 is there for.
          const followsUp = actor.isSupervisor && ['urgeTask', 'collectTask'].includes(name)
          const mayUrge = isSuperior && name === 'urgeTask'
          // Whoever heads a department says what it saw; that somebody else wrote this one is found out later.
          const looksBack = isSuperior && ['addNote', 'updateNote', 'removeNote'].includes(name)
          const expected = mayUrge
            ? [200, 403, 409]
            : looksBack
              ? [200, 403, 404]
              : isKeeper || followsUp
                ? [200, 409]
                : isSuperior
                  ? [403, 409]
                  : [403]
          expect(expected, who).toContain(answer.statusCode)
        } else if (name !== 'getFile') {
          expect([200, 403], who).toContain(answer.statusCode)
        }
      }
    }
  })
})
