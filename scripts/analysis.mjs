// npm run analysis -- score FOLDER: how well the analyser reads labelled minutes. FOLDER holds one JSON file a
// document ({ id, genre, referenceDate, directory, text, gold }); a sentences.json in it or beside it is scored too.
//   --errors   every miss and every find too many    --json   figures for programs
//   --only=01,07   some documents by their id         --predictions=FILE   [{ id, result }] instead of the analyser
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { analyse } from '../src/domain/analysis/analyse.ts'
import { toGold } from '../src/domain/analysis/gold.ts'
import { figuresOf } from '../src/domain/analysis/score/figures.ts'
import { report, reportLine, reportSentences } from '../src/domain/analysis/score/report.ts'
import { scoreDocument } from '../src/domain/analysis/score/score-document.ts'
import { scoreSentences } from '../src/domain/analysis/score/score-sentences.ts'
import { Tally } from '../src/domain/analysis/score/tally.ts'
import { publishedCalendar } from '../src/server/calendar/published.ts'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    errors: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    predictions: { type: 'string' },
  },
})

const [command, given] = positionals
if (command !== 'score' || given === undefined) {
  refuse('Usage: npm run analysis -- score FOLDER [--errors] [--json] [--only=ids] [--predictions=FILE]')
}
const folder = resolve(given)
if (!existsSync(folder)) refuse(`There is no folder ${folder}`)

const calendar = publishedCalendar()
const ids = options.only?.split(',')
const documents = documentsIn(folder).filter(({ id }) => ids === undefined || ids.includes(String(id)))
const sentences = sentencesAt(folder)
if (documents.length === 0 && sentences === undefined) refuse(`No labelled document is in ${folder}`)

const predicted =
  options.predictions && new Map(readJson(options.predictions).map((one) => [String(one.id), one.result]))
const began = performance.now()
const scored = documents.map((document) => {
  const tally = scoreDocument(
    document,
    predicted ? (predicted.get(String(document.id)) ?? {}) : read(document),
  )
  return { document, tally }
})
const took = performance.now() - began
const all = figuresOf(sumOf(scored))
const genres = [...new Set(documents.map(({ genre }) => genre))].map((genre) => [
  genre,
  figuresOf(sumOf(scored.filter(({ document }) => document.genre === genre))),
])
const single =
  sentences &&
  !ids &&
  !predicted &&
  scoreSentences(sentences.directory, sentences.cases, ({ sentence, referenceDate }) => {
    const [first] = read({ text: sentence, referenceDate, directory: sentences.directory }).actions
    return first
  })

if (options.json) {
  const byGenre = Object.fromEntries(genres)
  console.log(JSON.stringify({ ...all, byGenre, ...(single && { sentences: single.figures }) }, null, 1))
} else print()

function print() {
  if (documents.length > 0) {
    console.log(report(`all ${documents.length} documents (${Math.round(took)} ms)`, all).join('\n'))
    console.log('== by genre')
    for (const [genre, figures] of genres) console.log(reportLine(genre, figures))
  }
  if (single) console.log(reportSentences(single.figures).join('\n'))
  if (!options.errors) return
  console.log('== errors')
  for (const { document, tally } of scored)
    for (const wrong of tally.wrongs) console.log(`[${document.id}] ${wrong}`)
  for (const wrong of single?.wrongs ?? []) console.log(wrong)
}

/** What the product gets, and no more: the text, its day and the directory. */
function read({ text, referenceDate, directory }) {
  return toGold(analyse(text, { directory, referenceDate, calendar }))
}

function sumOf(some) {
  const sum = new Tally()
  for (const { tally } of some) sum.addAll(tally)
  return sum
}

/** In the folder itself, or in minutes/ of it. */
function documentsIn(place) {
  const found = readdirSync(place)
    .filter((name) => name.endsWith('.json') && name !== 'sentences.json')
    .sort()
    .map((name) => readJson(join(place, name)))
    .filter((one) => typeof one?.text === 'string' && one.gold && one.directory && one.referenceDate)
  const below = join(place, 'minutes')
  return found.length === 0 && existsSync(below) ? documentsIn(below) : found
}

function sentencesAt(place) {
  const file = [place, dirname(place)]
    .map((one) => join(one, 'sentences.json'))
    .find((one) => existsSync(one))
  return file && readJson(file)
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    refuse(`${file} cannot be read: ${error.message}`)
  }
}

function refuse(sentence) {
  console.error(`✗ ${sentence}`)
  process.exit(2)
}
