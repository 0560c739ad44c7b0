// Sends a file and says how much of it has gone, which fetch does not tell.

export interface Sent {
  status: number
  text: string
}

interface Sending {
  onProgress: (bytes: number) => void
  signal: AbortSignal
  timeout_ms: number
}

/** What the server answered; null when nothing was heard. */
export function sendFile(url: string, file: Blob, { onProgress, signal, timeout_ms }: Sending): Promise<Sent | null> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest()
    const stop = () => request.abort()
    const end = (sent: Sent | null) => {
      signal.removeEventListener('abort', stop)
      resolve(sent)
    }
    request.open('PUT', url)
    request.timeout = timeout_ms
    request.setRequestHeader('X-Osmotr', '1')
    request.setRequestHeader('Accept', 'application/json')
    request.setRequestHeader('Content-Type', 'application/octet-stream')
    request.upload.onprogress = (event) => onProgress(event.loaded)
    request.onload = () => end({ status: request.status, text: request.responseText })
    request.onerror = request.onabort = request.ontimeout = () => end(null)
    signal.addEventListener('abort', stop)
    if (signal.aborted) return end(null)
    request.send(file)
  })
}
