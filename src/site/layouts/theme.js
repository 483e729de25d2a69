// Runs before the first paint: a link's choice of theme wins over the reader's, and that over the system's. Storage may
// be blocked.
try {
  const theme = /[#&]theme=(light|dark)\b/.exec(location.hash)?.[1] ?? localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
