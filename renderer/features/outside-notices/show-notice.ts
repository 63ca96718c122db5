/** A notification of the system's; a press on it brings the window to the front. */
export function showNotice(title: string, body: string): void {
  const notice = new Notification(title, { body, silent: true })
  notice.onclick = () => {
    window.focus()
    notice.close()
  }
}

/** Two short tones, made here: no file has to be fetched, and none can be missing. */
export function ring(): void {
  const context = new AudioContext()
  for (const [index, frequency] of [880, 1175].entries()) {
    const tone = context.createOscillator()
    const volume = context.createGain()
    const at = context.currentTime + index * 0.18
    tone.frequency.value = frequency
    volume.gain.setValueAtTime(0.12, at)
    volume.gain.exponentialRampToValueAtTime(0.001, at + 0.16)
    tone.connect(volume).connect(context.destination)
    tone.start(at)
    tone.stop(at + 0.17)
    if (index === 1) tone.onended = () => void context.close()
  }
}
