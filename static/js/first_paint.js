// A classic script in the head: the theme stands before anything is painted.
(() => {
  const root = document.documentElement;
  let theme = root.dataset.theme;
  if (!theme) {
    try {
      theme = localStorage.getItem('convwalk.theme') ?? '';
    } catch {
      theme = '';
    }
  }
  if (theme !== 'light' && theme !== 'dark') {
    theme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.dataset.theme = theme;
  const asked = new URLSearchParams(window.location.search);
  root.dataset.mode = asked.has('embed') ? 'embed' : asked.has('present') ? 'present' : 'page';
})();
