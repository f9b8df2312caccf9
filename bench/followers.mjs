// N browsers that follow a meeting, in a process of their own. Every line written carries when it was sent,
// by the clock that all processes of a machine share; here it is read when the whole event has arrived.
import { Agent, get } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
const delays = []
let ready = 0

process.once('message', async ({ url, stream, cookies, followers }) => {
  for (let n = 0; n < followers; n++) {
    follow(`${url}/api/v1/events?streams=${stream}`, cookies[n % cookies.length])
    // Doors open one after another, as people come.
    if (n % 25 === 24) await new Promise((resolve) => setTimeout(resolve, 50))
  }
  const waiting = setInterval(() => {
    if (ready < followers) return
    clearInterval(waiting)
    process.send({ ready })
  }, 20)
})
process.on('message', (message) => {
  if (message === 'report') process.send({ delays: delays.splice(0) })
})
process.once('disconnect', () => process.exit(0))

function follow(address, cookie) {
  get(address, { agent, headers: { cookie, accept: 'text/event-stream' } }, (reply) => {
    if (reply.statusCode !== 200) throw new Error(`A follower was answered ${reply.statusCode}.`)
    reply.setEncoding('utf8')
    let text = ''
    reply.on('data', (chunk) => {
      text += chunk
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = text.slice(0, end)
        text = text.slice(end + 2)
        if (event.includes('event: ready')) ready += 1
        const sent = /@(\d+)@/.exec(event)?.[1]
        if (sent !== undefined) delays.push(Number(process.hrtime.bigint() - BigInt(sent)) / 1e6)
      }
    })
  }).on('error', (error) => {
    throw error
  })
}
