// RISE reads a notebook's settings, autolaunch among them, when its own are there, and that may be
// before the notebook is. So it is loaded from here, when the notebook has come.
define(["base/js/namespace", "base/js/events", "nbextensions/rise/main"],
  (Jupyter, events, rise) => {
    const grow = ({ currentSlide }) => {
      if (!currentSlide) return;
      growSlide(currentSlide, Reveal.getConfig());
      for (const { CodeMirror } of currentSlide.querySelectorAll(".CodeMirror")) CodeMirror.refresh();
    };
    for (const moment of ["ready", "slidechanged"]) document.addEventListener(moment, grow);
    return {
      load_ipython_extension() {
        const start = () => rise.load_ipython_extension();
        if (Jupyter.notebook?._fully_loaded) start();
        else events.one("notebook_loaded.Notebook", start);
      },
    };
  });
