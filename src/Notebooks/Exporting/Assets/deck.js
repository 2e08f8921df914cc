// Slides: each is made to fit its screen, graphs are walked a step a key, charts answer to the mouse. reveal.js presents; where
// it is missing, this script does.
addEventListener('DOMContentLoaded', async () => {
  const width = 1920, height = 1080;
  const root = document.documentElement;
  const isPrint = /print-pdf|view=print/.test(location.search);
  const slides = [...document.querySelectorAll('.slides > section > section')];

  // Light or dark. A projector is not what the system's theme was chosen for, so a deck begins light.
  const stored = () => { try { return localStorage.getItem('deck-theme'); } catch { return null; } };
  const setTheme = theme => {
    root.dataset.theme = theme;
    root.dataset.jpThemeLight = String(theme === 'light');
  };
  const toggleTheme = () => {
    setTheme(root.dataset.theme === 'dark' ? 'light' : 'dark');
    try { localStorage.setItem('deck-theme', root.dataset.theme); } catch { /* A browser that keeps nothing. */ }
  };
  setTheme(new URLSearchParams(location.search).get('theme') === 'dark' || stored() === 'dark' ? 'dark' : 'light');
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Light or dark';
  button.onclick = toggleTheme;
  document.querySelector('.deck-tools').append(button);

  // Where a slide below another belongs to.
  slides.forEach(slide => {
    const heading = slide.parentElement.querySelector('h2');
    if (!heading || slide.contains(heading)) return;
    const running = document.createElement('p');
    running.className = 'running';
    running.setAttribute('aria-hidden', 'true');
    heading.childNodes.forEach(node => { if (!node.classList?.contains('anchor')) running.append(node.cloneNode(true)); });
    slide.prepend(running);
  });

  // A walk through a graph. Each step after the first is a fragment without a look of its own: as many as are shown, so far is
  // the walk, whichever way they came to be shown.
  const walks = [...document.querySelectorAll('.output.steps')].map(output => {
    const steps = JSON.parse(output.dataset.steps);
    const caption = document.createElement('div');
    caption.className = 'caption';
    caption.setAttribute('aria-live', 'polite');
    caption.style.setProperty('--lines', 1 + Math.max(...steps.map(step => step.Lines.length)));
    output.querySelector('.drawing').after(caption);
    const marks = steps.slice(1).map(() => {
      const mark = document.createElement('span');
      mark.className = 'fragment walk';
      output.append(mark);
      return mark;
    });
    let at = -1;
    const show = step => {
      if (step === at) return;
      at = step;
      output.dataset.step = at;
      const count = document.createElement('div');
      count.className = 'count';
      count.textContent = `${steps[at].Direction}, step ${at + 1} of ${steps.length}`;
      const lines = steps[at].Lines.map(text => {
        const line = document.createElement('div');
        line.textContent = text;
        return line;
      });
      caption.replaceChildren(count, ...lines);
      output.querySelectorAll('[data-from]').forEach(part => {
        part.classList.toggle('fsg-later', +part.dataset.from > at);
        part.classList.toggle('fsg-new', +part.dataset.from === at);
      });
      output.querySelectorAll('[data-at]').forEach(part => part.classList.toggle('fsg-on', part.dataset.at.split(' ').includes(String(at))));
    };
    const follow = () => show(isPrint ? marks.length : marks.filter(mark => mark.classList.contains('visible')).length);
    follow();
    return { output, last: marks.length, show, follow, at: () => at };
  });

  // The sizes of pictures as they were drawn.
  const pictures = slide => [...slide.querySelectorAll('.outputs svg, .outputs img, .prose img')]
    .filter(picture => !picture.closest('.katex, .live'))
    .map(picture => ({ picture, drawn: picture.viewBox?.baseVal?.width || +picture.getAttribute('width') || picture.naturalWidth || 640 }));

  // Text and code are as large as they may be; then come the largest pictures that leave room for them. Only what fits in no
  // way scrolls.
  const fit = slide => {
    const shown = pictures(slide);
    // What a drawing says of its own width is meant for a page of text.
    shown.forEach(({ picture }) => { picture.style.maxWidth = 'none'; });
    const wide = [...slide.querySelectorAll('.code, .code code, .outputs, .outputs pre, table, .part .katex')];
    const size = scale => shown.forEach(({ picture, drawn }) => { picture.style.width = `${drawn * scale}px`; });
    const fits = scale => {
      size(scale);
      const edge = slide.getBoundingClientRect().right - 99;
      return slide.offsetHeight <= height && [...wide, ...shown.map(({ picture }) => picture)].every(box => box.getBoundingClientRect().right <= edge);
    };
    const grow = least => {
      let [from, to] = [least, 3];
      if (fits(to)) return;
      for (let i = 0; i < 5; i++) {
        const middle = (from + to) / 2;
        if (fits(middle)) from = middle; else to = middle;
      }
      size(from);
    };
    for (const [text, least] of [[1.2, 2], [1.1, 1.8], [1, 1.4], [.93, 1.25], [.86, 1.2], [.86, 1], [.78, .9], [.7, .8], [.62, .7], [.55, .6], [.48, .5], [.4, .4]]) {
      for (const beside of [false, true]) {
        slide.style.setProperty('--text', text);
        slide.classList.toggle('beside', beside);
        if (!fits(least)) continue;
        if (shown.length > 0) grow(least);
        return;
      }
    }
    slide.classList.remove('beside');
    slide.classList.add('scrolls');
    slide.tabIndex = 0;
  };
  root.classList.add('measuring');
  await document.fonts.ready;
  await Promise.all([...document.images].map(image => image.decode().catch(() => {})));
  await document.fonts.ready;
  slides.forEach(fit);
  root.classList.remove('measuring');

  // Charts, when they are first seen.
  const bundles = {};
  const bundle = name => bundles[name] ??= new Promise((loaded, failed) => {
    const script = document.createElement('script');
    script.src = `${root.dataset.root}assets/plotly/${name}.js`;
    script.onload = () => loaded(window.Plotly);
    script.onerror = failed;
    document.head.append(script);
  });
  const draw = async chart => {
    if (chart.dataset.drawn) return;
    chart.dataset.drawn = 'yes';
    const still = chart.querySelector('.still'), picture = still.querySelector('svg');
    try {
      const plotly = await bundle(chart.dataset.bundle);
      const figure = JSON.parse(chart.querySelector('script').textContent);
      const scale = parseFloat(picture.style.width) / figure.layout.width;
      const frame = document.createElement('div'), live = document.createElement('div');
      frame.style.cssText = `width:${figure.layout.width * scale}px;height:${figure.layout.height * scale}px`;
      live.style.cssText = `width:${figure.layout.width}px;height:${figure.layout.height}px;transform:scale(${scale});transform-origin:0 0`;
      frame.className = 'live';
      frame.setAttribute('role', 'img');
      frame.setAttribute('aria-label', picture.querySelector('title')?.textContent ?? 'Chart');
      frame.append(live);
      still.before(frame);
      await plotly.newPlot(live, { ...figure, config: { displayModeBar: false, responsive: false } });
    } catch {
      chart.querySelector('.live')?.remove();
    }
  };
  const enter = slide => {
    if (!isPrint) slide?.querySelectorAll('.chart').forEach(draw);
    walks.forEach(walk => walk.follow());
  };

  if (window.Reveal) {
    const follow = () => walks.forEach(walk => walk.follow());
    Reveal.on('fragmentshown', follow);
    Reveal.on('fragmenthidden', follow);
    Reveal.on('slidechanged', event => enter(event.currentSlide));
    Reveal.on('pdf-ready', follow);
    await Reveal.initialize({
      width, height, margin: 0, minScale: .1, maxScale: 4, center: false,
      // Whoever presents has one key for on and one for back.
      navigationMode: 'linear',
      hash: true, slideNumber: 'c/t', controlsTutorial: false, transition: 'none', backgroundTransition: 'none',
      pdfSeparateFragments: false, pdfMaxPagesPerSlide: 1,
      keyboard: { 84: toggleTheme },
      plugins: [RevealNotes],
    });
    enter(Reveal.getCurrentSlide());
    return;
  }

  // Without reveal.js.
  root.classList.add('alone');
  const zoom = () => root.style.setProperty('--zoom', root.clientWidth / width);
  addEventListener('resize', zoom);
  zoom();
  addEventListener('beforeprint', () => walks.forEach(walk => walk.show(walk.last)));
  const seen = () => slides.reduce((best, slide, i) => Math.abs(slide.getBoundingClientRect().top) < Math.abs(slides[best].getBoundingClientRect().top) ? i : best, 0);
  const go = way => {
    const at = seen();
    const walk = walks.find(w => slides[at].contains(w.output) && w.at() + way >= 0 && w.at() + way <= w.last);
    if (walk) walk.show(walk.at() + way);
    else slides[at + way]?.scrollIntoView();
  };
  new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(e => enter(e.target))).observe(slides[0]);
  const ways = { ArrowRight: 1, ArrowDown: 1, PageDown: 1, ' ': 1, ArrowLeft: -1, ArrowUp: -1, PageUp: -1 };
  addEventListener('keydown', event => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest('a, button')) return;
    if (event.key === 't' || event.key === 'T') toggleTheme();
    if (!ways[event.key]) return;
    go(ways[event.key]);
    event.preventDefault();
  });
});
