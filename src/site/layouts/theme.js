// Runs before the first paint: a reader's choice of theme wins over the system's. Storage may be blocked.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {}
