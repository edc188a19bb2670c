// Before anything is drawn, so that nobody who works in the dark is blinded.
const chosen = localStorage.getItem('reelwright.theme');
const isDark = chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
document.documentElement.classList.toggle('dark', isDark);
