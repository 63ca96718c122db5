/** Lets the browser keep a file of the core; its answer says that it is to be kept and under which name. */
export function download(path: string): void {
  const link = document.createElement('a')
  link.href = path
  link.download = ''
  link.click()
}
