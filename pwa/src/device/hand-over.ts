// Gives a file out of the browser: into the folder of downloads, or to another app where the system can.

export function save(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}

/** Safari passes any file on; Chromium only kinds that it knows. */
export function canPassOn(file: Blob, name: string): boolean {
  return typeof navigator.canShare === 'function' && navigator.canShare({ files: [asFile(file, name)] })
}

/** Needs the tap of a person just before. Whoever changes their mind has not failed. */
export async function passOn(file: Blob, name: string): Promise<void> {
  try {
    await navigator.share({ files: [asFile(file, name)] })
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}

function asFile(file: Blob, name: string): File {
  return new File([file], name, { type: file.type })
}
