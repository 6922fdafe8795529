/**
 * Before anything is painted: one step at a time will come forward, so the page shows no more of the guide than that.
 * If its script can't be loaded or run, the whole form stands there again. Finishing puts this script into the page.
 */
document.documentElement.dataset.oneStep = "";
addEventListener(
  "error",
  ({ target, filename }) => {
    if ((target.src || filename || "").includes("/define-guide.")) delete document.documentElement.dataset.oneStep;
  },
  true,
);
