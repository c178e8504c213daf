// What is on a slide grows until it fills it, so that the last row can read it: slides.css makes
// letters and pictures --course-grow times as large.
const LARGEST_GROWTH = 1.6;
const GROWTH_STEPS = 12;

function growSlide(slide, { width, height }) {
  const grow = (step) => {
    slide.style.setProperty("--course-grow", 1 + (LARGEST_GROWTH - 1) * step / GROWTH_STEPS);
  };
  const fits = (step) => {
    grow(step);
    if (slide.scrollHeight > height || slide.scrollWidth > width) return false;
    const parts = slide.querySelectorAll("pre, table, .jp-OutputArea, .jp-InputArea, .CodeMirror-scroll");
    return [...parts].every((part) => part.scrollWidth <= part.clientWidth + 1);
  };
  let [least, most] = [0, GROWTH_STEPS]; // in steps; as small as the theme's sizes always
  while (least < most) {
    const step = Math.ceil((least + most) / 2);
    if (fits(step)) least = step;
    else most = step - 1;
  }
  grow(least);
}
