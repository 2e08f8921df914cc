// Charts that answer: where Plotly is among the site's assets, a still picture becomes its figure when it comes into view.
(() => {
  const base = document.documentElement.dataset.root + 'assets/plotly/';
  const bundles = {};
  let loading = Promise.resolve();

  // One after the other: every bundle calls itself Plotly.
  const load = name => bundles[name] ??= loading = loading.then(() => new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = base + name + '.js';
    script.onload = () => resolve(window.Plotly);
    script.onerror = () => reject(new Error('Plotly could not be loaded'));
    document.head.append(script);
  }));

  // The colours of paper, ink and grid that the figures have, by what they are on this page.
  const inks = { '#ffffff': '--card', '#333333': '--chart-ink', '#666666': '--chart-faint', '#e6e6e6': '--grid', '#c8c8c8': '--chart-faint' };
  const themed = (value, style) => {
    if (Array.isArray(value)) return value.map(item => themed(item, style));
    if (value && typeof value === 'object') return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, themed(item, style)]));
    if (typeof value !== 'string') return value;
    if (value === 'rgba(255,255,255,0.85)') return style.getPropertyValue('--card').trim() + 'd9';
    return inks[value] ? style.getPropertyValue(inks[value]).trim() : value;
  };

  const layoutOf = (figure, width) => {
    const style = getComputedStyle(document.documentElement);
    const ink = style.getPropertyValue('--chart-ink').trim(), grid = style.getPropertyValue('--grid').trim();
    const layout = themed(structuredClone(figure.layout ?? {}), style);
    if (layout.updatemenus) {
      // The frames have controls of the page's own, which keys and screen readers reach.
      layout.margin = { ...layout.margin, b: 60 };
      layout.height -= 85;
    }
    // A title of the page's own breaks into lines where it has to.
    if (layout.title) layout.margin = { ...layout.margin, t: Math.max(20, (layout.margin?.t ?? 70) - 34) };
    for (const name of ['width', 'title', 'updatemenus', 'sliders']) delete layout[name];
    layout.autosize = true;
    layout.height = Math.round(Math.max(260, Math.min(layout.height ?? 400, width * .85)));
    layout.font = { family: style.getPropertyValue('--sans'), ...layout.font, color: ink };
    layout.paper_bgcolor = 'rgba(0,0,0,0)';
    layout.plot_bgcolor = 'rgba(0,0,0,0)';
    for (const name of Object.keys(layout)) {
      if (/^[xy]axis\d*$/.test(name)) layout[name] = { gridcolor: grid, zerolinecolor: grid, linecolor: grid, ...layout[name] };
    }
    for (const axis of ['xaxis', 'yaxis', 'zaxis']) {
      if (layout.scene) layout.scene[axis] = { gridcolor: grid, zerolinecolor: grid, backgroundcolor: 'rgba(0,0,0,0)', ...layout.scene[axis] };
    }
    // A finger that moves over a chart scrolls the page.
    if (matchMedia('(pointer: coarse)').matches && !layout.scene) layout.dragmode = false;
    return layout;
  };

  const frames = (chart, plotly, live, figure) => {
    const bar = document.createElement('div');
    bar.className = 'frames';
    const play = document.createElement('button');
    play.type = 'button';
    const label = document.createElement('label');
    const slider = document.createElement('input');
    const shown = document.createElement('output');
    const steps = figure.layout.sliders?.[0]?.steps ?? figure.frames.map(f => ({ label: f.name }));
    const prefix = figure.layout.sliders?.[0]?.currentvalue?.prefix ?? '';
    Object.assign(slider, { type: 'range', min: 0, max: figure.frames.length - 1, value: figure.frames.length - 1 });
    slider.setAttribute('aria-label', (figure.layout.title?.text ?? 'Animation') + ': frame');
    label.append(slider, shown);
    bar.append(play, label);
    live.after(bar);
    const now = { mode: 'immediate', frame: { duration: 0, redraw: true }, transition: { duration: 0 } };
    let timer = null;
    const show = i => {
      slider.value = i;
      slider.setAttribute('aria-valuetext', shown.textContent = prefix + steps[i].label);
      return plotly.animate(live, [figure.frames[i].name], now);
    };
    const stop = () => { clearInterval(timer); timer = null; play.textContent = 'Play'; };
    play.addEventListener('click', () => {
      if (timer) return stop();
      play.textContent = 'Pause';
      let i = +slider.value === figure.frames.length - 1 ? -1 : +slider.value;
      const step = () => { if (i + 1 >= figure.frames.length) stop(); else show(++i); };
      timer = setInterval(step, 350);
      step();
    });
    slider.addEventListener('input', () => { stop(); show(+slider.value); });
    stop();
    shown.textContent = prefix + steps.at(-1).label;
    slider.setAttribute('aria-valuetext', shown.textContent);
  };

  const enliven = async chart => {
    const figure = JSON.parse(chart.querySelector('script[type="application/json"]').textContent);
    const plotly = await load(chart.dataset.bundle);
    const live = document.createElement('div');
    live.className = 'live';
    chart.querySelector('.still').after(live);
    if (figure.layout?.title?.text) {
      const title = document.createElement('figcaption');
      title.textContent = figure.layout.title.text;
      live.before(title);
    }
    live.setAttribute('role', 'img');
    live.setAttribute('aria-label', chart.querySelector('.still title')?.textContent ?? 'Chart');
    const width = chart.clientWidth;
    chart.classList.add('is-live');
    await plotly.newPlot(live, figure.data, layoutOf(figure, width), { responsive: true, displaylogo: false, displayModeBar: false });
    if (figure.frames?.length) {
      await plotly.addFrames(live, figure.frames);
      frames(chart, plotly, live, figure);
    }
    addEventListener('book-theme', () => plotly.relayout(live, layoutOf(figure, chart.clientWidth)));
    chart.dataset.live = 'yes';
  };

  const seen = new IntersectionObserver(entries => entries.filter(e => e.isIntersecting).forEach(({ target }) => {
    seen.unobserve(target);
    // Whatever keeps Plotly away, the picture is there.
    enliven(target).catch(() => target.classList.remove('is-live'));
  }), { rootMargin: '300px' });
  document.querySelectorAll('.chart').forEach(chart => seen.observe(chart));
})();
