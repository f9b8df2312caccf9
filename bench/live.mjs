// One keeps the record, many follow: how long until a line is with each of them.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { quantile } from './load.mjs'
import { cpuTimes } from './process.mjs'
import { ask } from './product.mjs'

/** A meeting under way whose host is the first of these people; rows that starting one would have made. */
export async function openMeeting(client, people) {
  const [host, recorder] = people
  const { rows } = await client.query(
    `with m as (
       insert into meeting (number, name, state, classification, planned_start, planned_end, actual_start,
         organiser_id, host_id, recorder_id, participant_ids)
       values ('HY-B-1', '测速会', 'inProgress', 'internal', now(), now() + interval '2 hours', now(), $1, $1, $2, $3)
       returning id),
     seats as (
       insert into meeting_attendee (meeting_id, person_id, kind, rsvp) select m.id, unnest($3::uuid[]), 'core', 'yes' from m)
     insert into topic (meeting_id, seq, title, state, started_at, planned_minutes)
     select m.id, 1, '测速', 'running', now(), 60 from m returning id, meeting_id`,
    [host.id, recorder.id, people.map(({ id }) => id)],
  )
  return { topicId: rows[0].id, meetingId: rows[0].meeting_id }
}

export async function measureLive(product, people, { topicId, meetingId }, { followers, lines }) {
  const child = fork(join(import.meta.dirname, 'followers.mjs'))
  try {
    child.send({
      url: product.url,
      stream: `meeting:${meetingId}`,
      cookies: people.map(({ cookie }) => cookie),
      followers,
    })
    await within(60, once(child, 'message'), 'The followers did not all get in.')
    const before = cpuTimes(product.pids)
    const acknowledged = []
    for (let n = 0; n < lines; n++) {
      const began = performance.now()
      await ask(`${product.url}/api/v1/topics/${topicId}/entries`, {
        method: 'POST',
        cookie: people[0].cookie,
        body: {
          clientKey: crypto.randomUUID(),
          kind: 'note',
          text: `第${n}句,大约是一句话的长短,正好四十来个字,像平时会上记的那样 @${process.hrtime.bigint()}@`,
        },
      })
      acknowledged.push(performance.now() - began)
      await sleep(50)
    }
    await sleep(1_000)
    const after = cpuTimes(product.pids)
    child.send('report')
    const [{ delays }] = await within(30, once(child, 'message'), 'The followers did not report.')
    if (delays.length !== followers * lines)
      throw new Error(`${delays.length} of ${followers * lines} deliveries arrived.`)
    delays.sort((a, b) => a - b)
    acknowledged.sort((a, b) => a - b)
    return {
      p50: quantile(delays, 0.5),
      p99: quantile(delays, 0.99),
      acknowledged: quantile(acknowledged, 0.5),
      nodeMs: (after.node - before.node) / lines,
    }
  } finally {
    child.disconnect()
  }
}

async function within(seconds, promise, sentence) {
  return Promise.race([
    promise,
    sleep(seconds * 1000, undefined, { ref: false }).then(() => {
      throw new Error(sentence)
    }),
  ])
}
