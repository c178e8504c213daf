// MathJax asks for its parts by address. They are in this file: nothing is fetched.
MathJax.Ajax.loader.JS = function (file, callback) {
  const name = this.fileName(file);
  const script = document.createElement("script");
  this.loading[file] = { callback, timeout: 0, status: this.STATUS.OK, script };
  this.loading[file].message = MathJax.Message.File(name);
  if (!(name in MATHJAX_FILES)) {
    console.error(`This deck lacks a part of MathJax: ${name}`);
    this.loadTimeout(file);
    return;
  }
  script.text = MATHJAX_FILES[name];
  document.head.appendChild(script);
};

MathJax.Hub.Queue(["Typeset", MathJax.Hub], () => {
  // A drawn formula is a picture: who cannot see it hears its text.
  for (const formula of document.querySelectorAll('script[type^="math/tex"]')) {
    const drawn = formula.previousElementSibling?.querySelector("svg");
    drawn?.setAttribute("aria-label", formula.text);
  }
  const printing = /[?&]print-pdf\b/.test(window.location.search);
  document.body.classList.add(printing ? "course-print" : "course-shown");
  if (printing) {
    for (const slide of document.querySelectorAll(".slides > section > section")) growSlide(slide, DECK);
  } else {
    document.getElementById("reveal-css").media = "all";
    for (const moment of ["ready", "slidechanged"]) {
      document.addEventListener(moment, ({ currentSlide }) => growSlide(currentSlide, DECK));
    }
    Reveal.initialize({ ...DECK, minScale: 0.2, maxScale: 4 });
  }
  document.body.dataset.ready = "true";
});
