import { Worker } from 'node:worker_threads'
import { AppError } from '#domain/error.ts'
import type { Analysed, AnalysisJob } from './perform.ts'

export type AnalysisAnswer = { readonly id: number } & (
  | { readonly analysed: Analysed }
  | { readonly refusal: Pick<AppError, 'kind' | 'reason' | 'params' | 'issues'> }
  | { readonly bug: string }
)

/** So many texts wait at most; a megabyte takes about a second. */
const longestQueue = 12
/** No text within the limits takes nearly as long, so something is wrong with this one. */
const patience = 60_000
/** A thread that nobody needs gives its memory back. */
const idleUntilClosed = 60_000

interface Waiting {
  readonly id: number
  readonly job: AnalysisJob
  resolve(analysed: Analysed): void
  reject(error: Error): void
}

/**
 * Analyses in a thread of their own, one after the other: a megabyte of text takes a second, and nobody else's
 * request is to wait for it.
 */
class Apart {
  private worker: Worker | undefined
  private readonly queue: Waiting[] = []
  private timer: NodeJS.Timeout | undefined
  private next = 1

  do(job: AnalysisJob): Promise<Analysed> {
    if (this.queue.length >= longestQueue) throw new AppError('too_many', 'analysis.busy', { seconds: 5 })
    return new Promise((resolve, reject) => {
      this.queue.push({ id: this.next++, job, resolve, reject })
      if (this.queue.length === 1) this.begin()
    })
  }

  /** The first in the queue is the one that is being read. */
  private begin(): void {
    const [current] = this.queue
    clearTimeout(this.timer)
    if (current === undefined) {
      this.timer = setTimeout(() => this.close(), idleUntilClosed).unref()
      return
    }
    this.timer = setTimeout(() => this.giveUp(), patience)
    this.worker ??= this.open()
    this.worker.ref()
    this.worker.postMessage({ id: current.id, job: current.job })
  }

  private open(): Worker {
    const worker = new Worker(workerFile())
    worker.on('message', (answer: AnalysisAnswer) => this.take(answer))
    worker.on('error', (error) => this.lose(worker, error as Error))
    worker.on('exit', () => this.lose(worker, new Error('The analysing thread ended.')))
    return worker
  }

  private take(answer: AnalysisAnswer): void {
    const [current] = this.queue
    if (current?.id !== answer.id) return
    this.queue.shift()
    if ('analysed' in answer) current.resolve(answer.analysed)
    else if ('bug' in answer) current.reject(new Error(answer.bug))
    else {
      const { kind, reason, params, issues } = answer.refusal
      current.reject(new AppError(kind, reason, params, { issues }))
    }
    // Idle, it keeps nobody from stopping.
    this.worker?.unref()
    this.begin()
  }

  private lose(worker: Worker, error: Error): void {
    if (this.worker !== worker) return
    this.worker = undefined
    this.queue.shift()?.reject(error)
    this.begin()
  }

  private giveUp(): void {
    const current = this.queue.shift()
    this.close()
    current?.reject(new AppError('invalid', 'analysis.tookTooLong'))
    this.begin()
  }

  private close(): void {
    const { worker } = this
    this.worker = undefined
    void worker?.terminate()
  }
}

/** Beside this file while it is a source; under its own name in what is built. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith('.ts')
  return new URL(isSource ? './worker.ts' : './analysis-worker.js', import.meta.url)
}

const apart = new Apart()

export function analyseApart(job: AnalysisJob): Promise<Analysed> {
  return apart.do(job)
}
