// Slides: each is made to fit its screen, and graphs are walked a step a key. reveal.js presents; where it is missing, this
// script does.
addEventListener('DOMContentLoaded', async () => {
  const width = 1920, height = 1080, margin = 100;
  const root = document.documentElement;
  const isPrint = /print-pdf|view=print/.test(location.search);
  const make = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    if (text) element.textContent = text;
    return element;
  };
  const allSlides = () => [...document.querySelectorAll('.slides > section > section')];

  // Light or dark. A projector is not what the system's theme was chosen for, so a deck begins light.
  const stored = () => { try { return localStorage.getItem('deck-theme'); } catch { return null; } };
  const setTheme = theme => {
    root.dataset.theme = theme;
    root.dataset.jpThemeLight = String(theme === 'light');
    dispatchEvent(new Event('book-theme'));
  };
  const toggleTheme = () => {
    setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark');
    try { localStorage.setItem('deck-theme', root.dataset.theme); } catch { /* The choice then holds for this page. */ }
  };
  setTheme(new URLSearchParams(location.search).get('theme') ?? stored() ?? 'light');
  const button = make('button', '', 'Light or dark');
  button.type = 'button';
  button.onclick = toggleTheme;
  document.querySelector('.deck-tools').append(button);

  // Where a slide below another belongs to.
  allSlides().forEach(slide => {
    const notes = slide.querySelector('.notes');
    if (notes) slide.prepend(notes);
    const heading = slide.parentElement.querySelector('h2');
    if (!heading || slide.contains(heading)) return;
    const running = make('p', 'running');
    running.setAttribute('aria-hidden', 'true');
    heading.childNodes.forEach(node => { if (!node.classList?.contains('anchor')) running.append(node.cloneNode(true)); });
    slide.prepend(running);
  });

  // The sizes of pictures as they were drawn. A chart is enlarged as a whole, so that its letters grow with it.
  const caption = 62;
  const sizes = new Map();
  document.querySelectorAll('.chart').forEach(chart => {
    const { width: w = 640, height: h = 400 } = JSON.parse(chart.querySelector('script').textContent).layout;
    const box = make('div', 'sized');
    chart.before(box);
    box.append(chart);
    chart.style.width = `${w}px`;
    sizes.set(box, scale => {
      box.style.width = `${w * scale}px`;
      box.style.height = `${(h + caption) * scale}px`;
      chart.style.transform = `scale(${scale})`;
    });
  });
  document.querySelectorAll('.outputs svg, .outputs img, .prose img').forEach(picture => {
    if (picture.closest('.katex, .chart')) return;
    const drawn = picture.viewBox?.baseVal?.width || +picture.getAttribute('width') || picture.naturalWidth || 640;
    // What a drawing says of its own width is meant for a page of text.
    picture.style.maxWidth = 'none';
    sizes.set(picture, scale => { picture.style.width = `${drawn * scale}px`; });
  });

  // Text and code are as large as they may be, then pictures as large as there is room.
  const good = [[1.2, 2], [1.1, 1.8], [1, 1.5], [.93, 1.35], [.86, 1.25]];
  const poor = [[.86, 1], [.8, .9], [.72, .8], [.64, .7], [.56, .6], [.48, .5], [.4, .4]];
  const fit = (slide, choices) => {
    const pictures = [...sizes].filter(([picture]) => slide.contains(picture));
    const wide = [...slide.querySelectorAll('.code, .code code, .outputs, .outputs pre, table, .part .katex'), ...pictures.map(([picture]) => picture)];
    const fits = scale => {
      pictures.forEach(([, resize]) => resize(scale));
      const edge = slide.getBoundingClientRect().right - margin + 1;
      return slide.offsetHeight <= height && wide.every(box => box.getBoundingClientRect().right <= edge && !(box.matches('pre') && box.scrollWidth > box.clientWidth + 1));
    };
    const largest = least => {
      if (!fits(least)) return 0;
      let [from, to] = [least, 3.2];
      for (let i = 0; i < 5 && pictures.length > 0; i++) {
        const middle = (from + to) / 2;
        if (fits(middle)) from = middle; else to = middle;
      }
      return from;
    };
    for (const [text, least] of choices) {
      slide.style.setProperty('--text', text);
      slide.classList.remove('beside');
      const below = largest(least);
      slide.classList.add('beside');
      const beside = largest(least);
      if (below >= beside) slide.classList.remove('beside');
      const scale = Math.max(below, beside);
      if (scale > 0) {
        fits(scale);
        return true;
      }
    }
    slide.classList.remove('beside');
    return false;
  };

  // What would be too small goes on on the next slide: best a picture by itself, with what is said of it.
  const splitBefore = (slide, block) => {
    while (!block.previousElementSibling && block.parentElement !== slide) block = block.parentElement;
    let depth = 0;
    for (let parent = block.parentElement; parent !== slide; parent = parent.parentElement) depth++;
    const wasFragment = block.classList.contains('fragment');
    const range = document.createRange();
    range.setStartBefore(block);
    range.setEndAfter(slide.lastChild);
    const next = make('section', '');
    next.append(range.extractContents());
    next.firstElementChild.classList.remove('fragment');
    slide.after(next);
    const extra = [...slide.querySelectorAll('.running, .notes')].map(part => part.cloneNode(true));
    const undo = () => {
      extra.forEach(part => part.remove());
      if (wasFragment) next.firstElementChild.classList.add('fragment');
      const join = (left, right, levels) => {
        if (levels > 0) {
          join(left.lastElementChild, right.firstElementChild, levels - 1);
          right.firstElementChild.remove();
        }
        left.append(...right.childNodes);
      };
      join(slide, next, depth);
      next.remove();
    };
    next.prepend(...extra);
    return { next, undo };
  };
  const split = slide => {
    const blocks = [...slide.querySelectorAll('.prose, .code, .outputs')].filter(block => !block.closest('.notes')).slice(1);
    const rank = block => block.matches('.outputs') ? ([...sizes.keys()].some(picture => block.contains(picture)) ? 0 : 1) : block.matches('.code') ? 2 : 3;
    blocks.reverse().sort((a, b) => rank(a) - rank(b));
    for (const block of blocks) {
      const { next, undo } = splitBefore(slide, block);
      if (fit(slide, good) && (fit(next, good) || split(next))) return true;
      undo();
    }
    return false;
  };
  const walks = [...document.querySelectorAll('.steps')];
  root.classList.add('measuring');
  await document.fonts.ready;
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
  await document.fonts.ready;
  allSlides().forEach(slide => {
    if (fit(slide, good) || split(slide) || fit(slide, poor)) return;
    slide.classList.add('scrolls');
    slide.tabIndex = 0;
  });
  root.classList.remove('measuring');

  const walkTo = (walk, step) => walk.walk(step - +walk.dataset.at);
  walks.forEach(walk => walk.removeAttribute('tabindex'));

  if (window.Reveal) {
    // Each step of a walk but the first is a fragment without a look of its own: as many as are shown, so far is the walk.
    const marks = new Map(walks.map(walk => [walk, JSON.parse(walk.dataset.steps).slice(1).map(() => walk.appendChild(make('span', 'fragment')))]));
    const follow = () => marks.forEach((own, walk) => walkTo(walk, isPrint ? own.length : own.filter(mark => mark.classList.contains('visible')).length));
    ['fragmentshown', 'fragmenthidden', 'slidechanged', 'pdf-ready'].forEach(name => Reveal.on(name, follow));
    await Reveal.initialize({
      width, height, margin: 0, minScale: .1, maxScale: 4, center: false,
      // Whoever presents has one key for on and one for back.
      navigationMode: 'linear',
      hash: true, slideNumber: 'c/t', controlsTutorial: false, transition: 'none', backgroundTransition: 'none',
      pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1,
      keyboard: { 84: toggleTheme },
      plugins: [RevealNotes],
    });
    follow();
    return;
  }

  root.classList.add('alone');
  const slides = allSlides();
  const zoom = () => root.style.setProperty('--zoom', root.clientWidth / width);
  addEventListener('resize', zoom);
  zoom();
  const top = slide => Math.abs(slide.getBoundingClientRect().top);
  const go = way => {
    const at = slides.reduce((best, slide, i) => top(slide) < top(slides[best]) ? i : best, 0);
    if (!walks.some(walk => slides[at].contains(walk) && walk.walk(way))) slides[at + way]?.scrollIntoView();
  };
  const ways = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest?.('a, button, input')) return;
    if (event.key.toLowerCase() === 't') toggleTheme();
    if (!ways[event.key]) return;
    go(ways[event.key]);
    event.preventDefault();
  });
});
