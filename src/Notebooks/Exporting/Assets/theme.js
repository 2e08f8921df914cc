// Before the page is drawn: the theme that the reader chose, or else the system's.
(() => {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const stored = () => { try { return localStorage.getItem('book-theme'); } catch { return null; } };
  let chosen = stored();
  const show = theme => {
    root.dataset.theme = theme;
    // What Jupyter and its extensions go by, and so do the drawings in the outputs.
    root.dataset.jpThemeLight = String(theme === 'light');
    dispatchEvent(new Event('book-theme'));
  };
  const apply = () => show(chosen ?? (system.matches ? 'dark' : 'light'));
  apply();
  system.addEventListener('change', apply);
  addEventListener('beforeprint', () => show('light'));
  addEventListener('afterprint', apply);
  window.bookTheme = {
    isDark: () => root.dataset.theme === 'dark',
    toggle() {
      chosen = root.dataset.theme === 'dark' ? 'light' : 'dark';
      // From disk there may be no storage: the choice then holds for this page.
      try { localStorage.setItem('book-theme', chosen); } catch { }
      apply();
    },
  };
})();
