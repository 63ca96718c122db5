/**
 * From the press on Call to the provider's request arriving, through dispatch, compliance, the durable intent and the
 * client. Its peer is the bare client: the same request, posted straight to the same stand-in.
 */
import axios from 'axios'
import { isOpenStatus } from '../../shared/domain/call-status.ts'
import { startStandIn } from '../support/practice.ts'
import { startTestDesk } from '../support/test-desk.ts'
import { quantile } from './quantile.ts'

const presses = 60

export async function run(): Promise<void> {
  let arrived = Promise.withResolvers<number>()
  const standIn = await startStandIn({
    speed: 200,
    onRequest: ({ method, url = '' }) => {
      if (method === 'POST' && url.includes('/Calls/connect')) arrived.resolve(performance.now())
    },
  })
  const desk = await startTestDesk({ standIn })
  try {
    const { booking, party } = await desk.customerEndingIn('01')
    const pressed: number[] = []
    const bare: number[] = []
    for (let press = 0; press < presses; press += 1) {
      arrived = Promise.withResolvers()
      let begun = performance.now()
      const call = await desk.request('calls.place', { bookingId: booking.id, partyId: party.id })
      pressed.push((await arrived.promise) - begun)
      await desk.callUntil(call.id, ({ status }) => !isOpenStatus(status))

      arrived = Promise.withResolvers()
      begun = performance.now()
      const answer = postBare(standIn.url, press)
      bare.push((await arrived.promise) - begun)
      await answer
    }
    print('press on Call → request at the provider', pressed)
    print('peer: the bare client alone', bare)
  } finally {
    await desk[Symbol.asyncDispose]()
    await standIn.dispose()
  }
}

function postBare(url: string, press: number): Promise<unknown> {
  const form = new URLSearchParams({
    From: '+919000009998',
    To: '+919000009901',
    CallerId: '08047350001',
    CustomField: `bare-${press}`,
  })
  const auth = { username: 'practice', password: 'practice' }
  return axios.post(`${url}/v1/Accounts/practice/Calls/connect.json`, form, {
    auth,
    validateStatus: () => true,
  })
}

function print(name: string, samples: readonly number[]): void {
  const [median, p95] = [quantile(samples, 0.5), quantile(samples, 0.95)]
  process.stdout.write(
    `${name}: median ${median.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, n ${samples.length}\n`,
  )
}
