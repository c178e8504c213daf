// RISE reads a notebook's settings, autolaunch among them, when its own are there, and that may be
// before the notebook is. So it is loaded from here, when the notebook has come.
define(["base/js/namespace", "base/js/events", "nbextensions/rise/main"],
  (Jupyter, events, rise) => ({
    load_ipython_extension() {
      if (Jupyter.notebook?._fully_loaded) rise.load_ipython_extension();
      else events.one("notebook_loaded.Notebook", () => rise.load_ipython_extension());
    },
  }));
