// What MathJax finds when it starts. It draws formulas as SVG: no web font is needed.
window.MathJax = {
  jax: ["input/TeX", "output/SVG"],
  extensions: ["tex2jax.js"],
  TeX: { extensions: ["AMSmath.js", "AMSsymbols.js"] },
  tex2jax: { inlineMath: [["$", "$"], ["\\(", "\\)"]], processEscapes: true },
  SVG: { font: "STIX-Web", mtextFontInherit: true, blacker: 0, addMMLclasses: true },
  messageStyle: "none",
  showMathMenu: false,
  skipStartupTypeset: true,
};
