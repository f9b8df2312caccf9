import { parentPort } from 'node:worker_threads'
import { AppError } from '#domain/error.ts'
import type { AnalysisAnswer } from './apart.ts'
import { type AnalysisJob, perform } from './perform.ts'

/** The other thread: reads one text after the other, so that requests go on being answered meanwhile. */
parentPort?.on('message', async ({ id, job }: { id: number; job: AnalysisJob }) => {
  parentPort?.postMessage(await answer(id, job))
})

async function answer(id: number, job: AnalysisJob): Promise<AnalysisAnswer> {
  try {
    return { id, analysed: await perform(job) }
  } catch (error) {
    // A refusal is plain data; what it is made of does not cross between threads.
    if (error instanceof AppError) {
      const { kind, reason, params, issues } = error
      return { id, refusal: { kind, reason, params, issues } }
    }
    return { id, bug: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}
