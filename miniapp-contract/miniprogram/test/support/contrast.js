// WCAG 2.2, 1.4.3: how far two colours are apart, from 1 to 21. Runs in tests, and in the browser that makes the pictures.
const contrast = (() => {
  /** "#0052d9", "rgb(0, 82, 217)" or "rgba(0, 0, 0, 0.4)" as [red, green, blue, opacity]. */
  function parse(colour) {
    if (colour.startsWith("#")) {
      const full = colour.length === 4 ? [...colour.slice(1)].map((each) => each + each).join("") : colour.slice(1);
      return [0, 2, 4].map((at) => parseInt(full.slice(at, at + 2), 16)).concat(1);
    }
    const [red, green, blue, opacity = 1] = colour.match(/[\d.]+/g).map(Number);
    return [red, green, blue, opacity];
  }

  /** What is seen where one colour lies over another. */
  const over = ([...above], below) => [0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3])).concat(1);

  function luminance(colour) {
    const [red, green, blue] = colour.map((each) => {
      const part = each / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  }

  function ratio(above, below) {
    const [dark, light] = [luminance(over(above, below)), luminance(below)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  }

  /** All texts of a page that stand out too little: 4.5 at least, 3 where they are large. */
  function faults(document) {
    const found = new Map();
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = texts.nextNode(); node; node = texts.nextNode()) {
      const text = node.textContent.trim();
      const element = node.parentElement;
      if (!text || !element.getClientRects().length) continue;
      const style = getComputedStyle(element);
      const colour = parse(style.color);
      if (colour[3] === 0) continue;
      const layers = [];
      let opacity = 1;
      for (let at = element; at; at = at.parentElement) {
        const { backgroundColor, opacity: own } = getComputedStyle(at);
        layers.push(parse(backgroundColor));
        opacity *= Number(own);
      }
      const ground = layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
      const size = parseFloat(style.fontSize);
      const needed = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5;
      const reached = ratio([...colour.slice(0, 3), colour[3] * opacity], ground);
      if (reached < needed) found.set(text.slice(0, 16), `${reached.toFixed(2)} of ${needed}, ${style.color} on ${ground.slice(0, 3).map(Math.round)}`);
    }
    return [...found].map(([text, why]) => `“${text}”: contrast ${why}`);
  }

  return { parse, ratio, faults };
})();
if (typeof module === "object") module.exports = contrast;
