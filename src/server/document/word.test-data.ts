import { inflateRawSync } from 'node:zlib'
import type { MinutesContent } from '#contract/minutes.ts'

/** The parts of a Word file by name, read off the directory at the end of the archive. */
export function partsOf(file: Buffer): Map<string, string> {
  const end = file.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  let at = file.readUInt32LE(end + 16)
  const parts = new Map<string, string>()
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    const [method, size] = [file.readUInt16LE(at + 10), file.readUInt32LE(at + 20)]
    const [nameLength, extraLength] = [file.readUInt16LE(at + 28), file.readUInt16LE(at + 30)]
    const name = file.toString('utf8', at + 46, at + 46 + nameLength)
    const local = file.readUInt32LE(at + 42)
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(from, from + size)
    parts.set(name, (method === 0 ? bytes : inflateRawSync(bytes)).toString('utf8'))
    at += 46 + nameLength + extraLength + file.readUInt16LE(at + 32)
  }
  return parts
}

/** What is wrong with the nesting of an XML text; nothing if every element that is opened is closed in its place. */
export function misnested(xml: string): string | undefined {
  const open: string[] = []
  const rest = xml
    .replace(/<\?[\s\S]*?\?>/g, '')
    .replace(/<(\/?)([\w:]+)(?:\s+[\w:]+="[^"<]*")*\s*(\/?)>/g, (_tag, isEnd, name, isEmpty) => {
      if (isEnd === '/') {
        const last = open.pop()
        if (last !== name) open.push(`${last} closed by ${name}`)
      } else if (isEmpty === '') open.push(name)
      return ''
    })
  if (/[<>]/.test(rest)) return `stray ${rest.slice(Math.max(0, rest.search(/[<>]/) - 20)).slice(0, 60)}`
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(rest)) return 'stray &'
  return open[0]
}

/** The words of a part as a reader meets them, paragraph by paragraph. */
export function paragraphsOf(xml: string): string[] {
  return [...xml.matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)]
    .map(([paragraph]) =>
      [...paragraph.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join(''),
    )
    .filter((line) => line !== '')
    .map((line) =>
      line.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&'),
    )
}

/** The minutes of a meeting with everything in them that a form can show. */
export function fullContent(changes: Partial<MinutesContent> = {}): MinutesContent {
  return {
    basics: {
      name: 'Q4营销活动筹备会',
      number: 'HYJY-2023-001',
      type: 'kickoff',
      date: '2023年10月25日',
      time: '14:00-16:00',
      place: '3楼第一会议室',
      form: 'offline',
      host: '市场部 石静',
      recorder: '市场部 林小满',
      attendeesByDepartment: [
        {
          department: '市场部',
          people: [
            { name: '石静', jobTitle: '经理', kind: 'core', note: '' },
            { name: '林小满', jobTitle: '专员', kind: 'core', note: '' },
          ],
        },
        {
          department: '设计部',
          people: [{ name: '苏禾', jobTitle: '主管', kind: 'observer', note: '迟到' }],
        },
      ],
      absences: [{ name: '肖航', department: '销售部', reason: '客户拜访', proxy: '沈青' }],
      remark: '',
    },
    goalAndAgenda: {
      goal: '明确Q4营销活动分工',
      expectedOutcome: '各部门分工与时间表',
      result: 'partly',
      review: '预算待批',
      agenda: [
        {
          no: 1,
          title: '活动目标与范围确认',
          slot: '14:00-14:20',
          expected: '目标',
          isDone: true,
          outcome: 'decided',
          spentMinutes: 18,
        },
      ],
    },
    topics: [
      {
        topicId: '00000000-0000-7000-8000-000000000001',
        no: 1,
        title: '活动目标与范围确认',
        slot: '14:00-14:20',
        section: 'issueDiscussion',
        owner: '市场部 石静',
        points: [{ department: '市场部', person: '石静', text: 'Q4主打新品 <A&B>' }],
        disputes: [{ text: '激励比例按3%还是5%', finalWording: '按4%执行' }],
        consensus: ['线上线下同步推进'],
        notes: ['第一行\n第二行\u0007'],
        resolutions: ['目标为销售额增长20%', '详见《跨部门任务分配表》（附件1）'],
        outcome: 'decided',
        outcomeNote: '',
      },
    ],
    decisions: [
      {
        decisionId: '00000000-0000-7000-8000-000000000002',
        number: 'JY-2023-001',
        content: '目标为销售额增长20%',
        kind: 'action',
        state: 'provisional',
        owner: '石静',
        cooperating: '销售部、产品部',
        due: '2023年11月10日',
      },
    ],
    tasks: [
      {
        taskId: '00000000-0000-7000-8000-000000000003',
        number: 'RW-2023-001',
        name: '制作推广海报',
        owner: '苏禾',
        ownerDepartment: '设计部',
        dueOn: '2023-11-10',
        dueText: '',
        doneCriteria: ['JPG', 'PDF'],
        decisionNumber: 'JY-2023-001',
        state: 'todo',
      },
    ],
    attachments: [
      { no: 1, name: '《跨部门任务分配表》', revision: '', kind: 'ledger', fileId: null },
      { no: 2, name: 'Q4营销活动初步方案', revision: 'V1.2', kind: 'file', fileId: null },
    ],
    outputs: [{ slot: 'duties', columns: ['department', 'text'], rows: [['设计部', '主视觉']] }],
    next: { on: '2023-11-01', time: '14:00', topics: ['预算审批结果', '渠道清单'] },
    reservedOpinions: [{ person: '苏禾', section: 'topics', text: '应写明范围', answer: '不采纳' }],
    silent: ['沈青'],
    issue: { to: ['石静', '沈青'], cc: ['高远'], issuer: '石静', issuedOn: '2023年10月27日' },
    amendments: [
      {
        no: 1,
        label: '决议事项汇总 · JY-2023-001',
        oldText: '增长10%',
        newText: '增长20%',
        reason: '笔误',
        version: 3,
        by: '林小满',
        on: '2023年10月28日',
        approvedBy: '石静',
        approvedOn: '2023年10月29日',
      },
    ],
    ...changes,
  }
}
