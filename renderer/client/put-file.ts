/** Sends bytes to a path of the host that served the page; answers the status. */
export async function putFile(url: string, bytes: Blob): Promise<number> {
  const answer = await fetch(url, { method: 'PUT', body: bytes, cache: 'no-store' })
  return answer.status
}
