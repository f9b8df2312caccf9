import { describe, expect, it } from 'vitest'
import { linesOf } from './lines.ts'
import { calledIn } from './speaker.ts'

const called = (text: string) => calledIn(text, linesOf(text))

describe('who speaks, by lines that come again', () => {
  it('whatever they call themselves, before the time or behind it', () => {
    expect(
      called('老范-调度  07:41\n早\n阿龙沪d 07:43\n到了\n老范-调度 07:44\n好\n阿龙沪d 07:45\n走了'),
    ).toEqual(['老范-调度', '阿龙沪d'])
    expect(
      called('07:41 老范-调度\n早\n07:43 老范-调度\n到\n07:44 仓库小庞\n好\n07:45 仓库小庞\n走'),
    ).toEqual(['老范-调度', '仓库小庞'])
  })

  it('before what they say, where most lines begin so', () => {
    const talk =
      '晚晚爸:都在吧\n小北妈:在的\n晚晚爸:先说班费\n小北妈:剩两百\n航航爷爷:够不够\n晚晚爸:够\n航航爷爷:那行\n小北妈:好\n晚晚爸:散了'
    expect(called(talk)).toEqual(['晚晚爸', '小北妈', '航航爷爷'])
  })

  it.each([
    '高岚:整理名单\n沈括:调样机\n陶然:催合同\n一、有关事项\n大家辛苦',
    '时间:九点\n地点:三楼\n时间:十点\n地点:四楼\n时间:晚上\n地点:五楼\n时间:早上\n地点:六楼',
  ])('not a list of tasks or of fields: %s', (text) => expect(called(text)).toEqual([]))

  it.each(['签到 9:00\n致辞 9:10\n颁奖 9:30\n茶歇 10:00\n合影 10:20', '阿龙沪d 07:43\n到了'])(
    'not the lines of an agenda, nor one line: %s',
    (text) => expect(called(text)).toEqual([]),
  )
})
