const PHONE = 480; // px
let leaving = false; // whoever goes on to another page breaks off what was still loading: that is no trouble
addEventListener("beforeunload", () => (leaving = true));
addEventListener("pageshow", () => (leaving = false));

/** Draw a chart when it comes near. Its table folds away once there is a picture, and stays open without one. */
export function chart(figure) {
  if (figure.dataset.state) return;
  figure.dataset.state = "waiting";
  const place = figure.querySelector("[data-spec]");
  const near = new IntersectionObserver(
    (seen) => {
      if (!seen.some((each) => each.isIntersecting)) return;
      near.disconnect();
      draw(figure, place).catch((trouble) => {
        figure.dataset.state = "failed";
        if (!leaving) console.error(trouble);
      });
    },
    { rootMargin: "800px" },
  );
  near.observe(place);
}

async function draw(figure, place) {
  await import(figure.dataset.engine);
  const spec = JSON.parse(place.dataset.spec);
  spec.params.find((each) => each.name === "narrow").value = isNarrow(place);
  // Nothing is evaluated (ast) and no style is written into the page: the content policy allows neither.
  const strict = { mode: "vega-lite", ast: true, renderer: "svg", actions: false, defaultStyle: false, tooltip: false };
  const drawing = place.appendChild(document.createElement("div"));
  drawing.setAttribute("aria-hidden", "true"); // its place is one image, told in words and in the table
  const { view } = await window.vegaEmbed(drawing, spec, strict);
  new ResizeObserver(() => fit(view, place)).observe(place);
  figure.dataset.state = "drawn";
  figure.querySelector("details").open = false;
}

/** As wide as its place, also when that changes without the window. */
function fit(view, place) {
  if (!place.clientWidth || view.signal("width") === place.clientWidth) return;
  view.signal("width", place.clientWidth).signal("narrow", isNarrow(place)).resize().runAsync();
}

function isNarrow(place) {
  return place.clientWidth < PHONE;
}
