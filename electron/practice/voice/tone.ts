import { Readable } from 'node:stream'

/** A recording in two voices: for each channel a tone of its own, speaking in turns. */
export type Tone = { readonly seconds: number; readonly channels: 1 | 2 }

const samplesPerSecond = 8000
const headerLength = 44
const chunkLength = 64 * 1024
const silence = 128
/** The agent low, the customer higher; they take turns of a second and a half. */
const voices = [220, 330] as const
const turnSeconds = 1.5
const loudness = 40

export function toneLength(tone: Tone): number {
  return headerLength + tone.seconds * samplesPerSecond * tone.channels
}

/** Bytes `from` to `until`, the last not included, of the tone as a WAV file: 8 kHz, 8 bits, so the phone's own quality. */
export function toneBytes(tone: Tone, from: number, until: number): Readable {
  return Readable.from(chunksOf(tone, from, until))
}

function* chunksOf(tone: Tone, from: number, until: number): Generator<Buffer> {
  const header = wavHeader(tone)
  for (let start = from; start < until; start += chunkLength) {
    const chunk = Buffer.allocUnsafe(Math.min(chunkLength, until - start))
    for (let index = 0; index < chunk.length; index += 1) {
      const place = start + index
      chunk[index] = place < headerLength ? (header[place] ?? 0) : sampleAt(tone, place - headerLength)
    }
    yield chunk
  }
}

/** Samples of the channels lie side by side. One channel carries both voices. */
function sampleAt(tone: Tone, index: number): number {
  const seconds = Math.floor(index / tone.channels) / samplesPerSecond
  const speaking = Math.floor(seconds / turnSeconds) % 2
  const channel = index % tone.channels
  if (tone.channels === 2 && channel !== speaking) return silence
  // Swelling and fading within a turn, so that it does not click.
  const swell = Math.sin((Math.PI * (seconds % turnSeconds)) / turnSeconds)
  const pitch = voices[speaking] ?? voices[0]
  return silence + Math.round(loudness * swell * Math.sin(2 * Math.PI * pitch * seconds))
}

function wavHeader(tone: Tone): Buffer {
  const header = Buffer.alloc(headerLength)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(toneLength(tone) - 8, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  // Plain PCM.
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(tone.channels, 22)
  header.writeUInt32LE(samplesPerSecond, 24)
  header.writeUInt32LE(samplesPerSecond * tone.channels, 28)
  header.writeUInt16LE(tone.channels, 32)
  header.writeUInt16LE(8, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(toneLength(tone) - headerLength, 40)
  return header
}
