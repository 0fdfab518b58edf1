import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'

/** Copies a value and says so. Outside a secure context the clipboard API is missing, so a selection does it. */
export function CopyButton({ text, label, wide = false }: { text: string; label: string; wide?: boolean }) {
  const [copied, setCopied] = useState(false)

  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 1500)
    return () => clearTimeout(timer)
  }, [copied])

  const Icon = copied ? Check : Copy
  return (
    <button
      type="button"
      className={wide ? 'btn sm' : 'copy'}
      aria-label={copied ? 'Copied' : label}
      title={copied ? 'Copied' : label}
      onClick={(event) => {
        event.preventDefault()
        event.stopPropagation()
        void copyText(text).then(setCopied)
      }}
    >
      <Icon className="i s" aria-hidden="true" />
      {wide && (copied ? 'Copied' : 'Copy')}
    </button>
  )
}

async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch {
    return copyBySelection(text)
  }
}

function copyBySelection(text: string): boolean {
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  const done = document.execCommand('copy')
  area.remove()
  return done
}
