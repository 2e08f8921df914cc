// Before the page is drawn: the theme that the reader chose, or else the system's.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => { try { return localStorage.getItem('book-theme'); } catch { return null; } };
  const apply = () => {
    const theme = stored() ?? (system.matches ? 'dark' : 'light');
    root.dataset.theme = theme;
    // What Jupyter and its extensions go by, and so the drawings in the outputs.
    root.dataset.jpThemeLight = String(theme === 'light');
    dispatchEvent(new Event('book-theme'));
  };
  root.classList.add('js');
  apply();
  system.addEventListener('change', apply);
  window.bookTheme = {
    toggle() {
      try { localStorage.setItem('book-theme', root.dataset.theme === 'dark' ? 'light' : 'dark'); } catch { return; }
      apply();
    },
  };
})();
