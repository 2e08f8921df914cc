// What a page of the book can do beyond being read: theme, search, copying, and boxes that scroll by keys.
(() => {
  const root = document.documentElement.dataset.root;
  const make = (parent, tag, text, className) => {
    const element = parent.appendChild(document.createElement(tag));
    if (text) element.textContent = text;
    if (className) element.className = className;
    return element;
  };
  const icon = (button, path) => {
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    for (const [name, value] of Object.entries({ width: 18, height: 18, viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', 'stroke-width': 2, 'stroke-linecap': 'round', 'aria-hidden': 'true' }))
      svg.setAttribute(name, value);
    svg.appendChild(document.createElementNS(svg.namespaceURI, 'path')).setAttribute('d', path);
    button.prepend(svg);
  };
  const status = make(document.body, 'div', '', 'unseen');
  status.setAttribute('role', 'status');

  const tools = document.getElementById('page-tools');
  const searchButton = make(tools, 'button');
  searchButton.type = 'button';
  make(searchButton, 'span', 'Search', 'word');
  make(searchButton, 'kbd', '/').setAttribute('aria-hidden', 'true');
  searchButton.setAttribute('aria-label', 'Search');
  icon(searchButton, 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20 20');
  const themeButton = make(tools, 'button');
  themeButton.type = 'button';
  icon(themeButton, 'M12 3a9 9 0 1 0 9 9 7 7 0 0 1-9-9Z');
  const nameTheme = () => themeButton.setAttribute('aria-label', window.bookTheme.isDark() ? 'Light theme' : 'Dark theme');
  themeButton.addEventListener('click', () => window.bookTheme.toggle());
  addEventListener('book-theme', nameTheme);
  nameTheme();

  // Copy a cell's code.
  const copyIcon = 'M9 9h10v11H9ZM15 9V5H5v11h4', doneIcon = 'M5 12.5l4.5 4.5L19 7.5';
  document.querySelectorAll('.code').forEach(code => {
    const button = make(code, 'button', '', 'copy');
    button.type = 'button';
    button.setAttribute('aria-label', 'Copy the code');
    button.title = 'Copy';
    icon(button, copyIcon);
    button.addEventListener('click', async () => {
      const text = code.querySelector('code').textContent;
      try {
        await navigator.clipboard.writeText(text);
      } catch {
        const field = make(document.body, 'textarea', '', 'unseen');
        field.value = text;
        field.select();
        document.execCommand('copy');
        field.remove();
      }
      button.firstChild.firstChild.setAttribute('d', doneIcon);
      button.classList.add('done');
      status.textContent = 'The code is in the clipboard.';
      setTimeout(() => { button.firstChild.firstChild.setAttribute('d', copyIcon); button.classList.remove('done'); status.textContent = ''; }, 1600);
    });
  });

  // What is wider than its box scrolls by the arrow keys, so it must take the focus.
  const boxes = [...document.querySelectorAll('.scroll, .output.html div')];
  const reach = () => boxes.forEach(box => {
    const scrolls = box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== 'visible';
    if (scrolls && !box.hasAttribute('tabindex')) {
      box.tabIndex = 0;
      box.setAttribute('role', 'group');
      box.setAttribute('aria-label', 'Wider than the page: arrow keys scroll');
      box.dataset.reached = 'yes';
    } else if (!scrolls && box.dataset.reached) {
      for (const name of ['tabindex', 'role', 'aria-label', 'data-reached']) box.removeAttribute(name);
    }
  });
  let resizing = 0;
  addEventListener('resize', () => { clearTimeout(resizing); resizing = setTimeout(reach, 150); });
  addEventListener('load', reach);
  reach();

  // The contents: open beside the text, folded above it; the page's own place in view.
  const menu = document.querySelector('.contents > details');
  const wide = matchMedia('(min-width: 64.01rem)');
  const fold = () => { menu.open = wide.matches; };
  wide.addEventListener('change', fold);
  fold();
  const current = menu.querySelector('[aria-current]');
  if (wide.matches && current) menu.parentElement.scrollTop = current.offsetTop - 200;

  const places = [...document.querySelectorAll('.on-page a')];
  if (places.length > 0) {
    const headings = places.map(a => document.getElementById(decodeURIComponent(a.hash.slice(1))));
    const mark = () => {
      let at = -1;
      headings.forEach((heading, i) => { if (heading && heading.getBoundingClientRect().top < 120) at = i; });
      places.forEach((a, i) => i === at ? a.setAttribute('aria-current', 'true') : a.removeAttribute('aria-current'));
    };
    addEventListener('scroll', mark, { passive: true });
    mark();
  }

  // Search. The index is a script, because a page from disk may not read files.
  const dialog = make(document.body, 'dialog', '', 'search');
  dialog.setAttribute('aria-label', 'Search the book');
  const form = make(dialog, 'form');
  form.method = 'dialog';
  const input = make(form, 'input');
  Object.assign(input, { type: 'search', placeholder: 'Words, names of code, 日本語', autocomplete: 'off', spellcheck: false });
  input.setAttribute('aria-label', 'Search for');
  const close = make(form, 'button', 'Close');
  close.type = 'button';
  close.addEventListener('click', () => dialog.close());
  const count = make(dialog, 'p', '', 'count');
  count.setAttribute('role', 'status');
  const list = make(dialog, 'ol');

  let index = null;
  const fetchIndex = () => index ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = root + 'assets/search-index.js';
    script.onload = () => resolve(window.bookIndex.map(part => ({ ...part, fields: [part.Heading, part.Title, part.Code, part.Text].map(fold => plain(fold)) })));
    script.onerror = reject;
    document.head.append(script);
  });
  const plain = text => text.normalize('NFKC').toLowerCase();
  const weights = [12, 8, 5, 2];
  const score = (part, words) => {
    let total = 0;
    for (const word of words) {
      let best = 0;
      part.fields.forEach((field, i) => {
        const at = field.indexOf(word);
        if (at < 0) return;
        const isWhole = !/[\p{L}\p{N}]/u.test(field[at - 1] ?? ' ') && !/[\p{L}\p{N}]/u.test(field[at + word.length] ?? ' ');
        best = Math.max(best, weights[i] + (isWhole ? 3 : 0));
      });
      if (best === 0) return 0;
      total += best;
    }
    return total;
  };
  const marked = (parent, text, words) => {
    const low = plain(text);
    // Where folding changes lengths, the places would be wrong.
    if (low.length !== text.length) return void parent.append(text);
    let at = 0;
    while (at < text.length) {
      const hits = words.map(word => [low.indexOf(word, at), word.length]).filter(([from]) => from >= 0).sort((a, b) => a[0] - b[0] || b[1] - a[1]);
      if (hits.length === 0) break;
      parent.append(text.slice(at, hits[0][0]));
      make(parent, 'mark', text.slice(hits[0][0], at = hits[0][0] + hits[0][1]));
    }
    parent.append(text.slice(at));
  };
  const snippet = (part, words) => {
    const [, , code, text] = part.fields;
    const at = Math.min(...words.map(word => text.indexOf(word)).filter(i => i >= 0));
    if (Number.isFinite(at)) {
      const from = at < 60 ? 0 : part.Text.indexOf(' ', at - 60) + 1;
      return (from > 0 ? '… ' : '') + part.Text.slice(from, from + 150) + (part.Text.length > from + 150 ? ' …' : '');
    }
    const names = part.Code.split(' ').filter((_, i) => words.some(word => code.split(' ')[i]?.includes(word)));
    return names.length > 0 ? 'Code: ' + names.slice(0, 12).join(', ') : part.Text.slice(0, 120);
  };
  const find = async () => {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    if (words.length === 0) {
      list.replaceChildren();
      count.textContent = '';
      return;
    }
    const parts = await fetchIndex();
    const found = parts.map(part => [score(part, words), part]).filter(([points]) => points > 0).sort((a, b) => b[0] - a[0]);
    list.replaceChildren();
    count.textContent = found.length === 0 ? 'Nothing found' : `${found.length} ${found.length === 1 ? 'place' : 'places'}${found.length > 40 ? ', the first 40' : ''}`;
    for (const [, part] of found.slice(0, 40)) {
      const link = make(make(list, 'li'), 'a');
      link.href = root + part.Address.split('/').map(encodeURIComponent).join('/') + (part.Id ? '#' + encodeURIComponent(part.Id) : '');
      marked(make(link, 'strong'), part.Heading || part.Title, words);
      if (part.Heading !== part.Title) make(link, 'small', part.Title);
      marked(make(link, 'small'), snippet(part, words), words);
    }
  };
  const open = () => {
    if (!dialog.open) dialog.showModal();
    input.select();
    fetchIndex().catch(() => { count.textContent = 'The search index could not be loaded.'; });
  };
  searchButton.addEventListener('click', open);
  input.addEventListener('input', find);
  form.addEventListener('submit', event => {
    event.preventDefault();
    list.querySelector('a')?.click();
  });
  dialog.addEventListener('click', event => {
    if (event.target === dialog || event.target.closest('li a')) dialog.close();
  });
  dialog.addEventListener('keydown', event => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [input, ...list.querySelectorAll('a')];
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(document.activeElement) + step))].focus();
    event.preventDefault();
  });
  addEventListener('keydown', event => {
    const typing = event.target.closest?.('input, textarea, select, [contenteditable]');
    if ((event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) || (event.key === 'k' && (event.ctrlKey || event.metaKey))) {
      event.preventDefault();
      open();
    }
  });
})();
