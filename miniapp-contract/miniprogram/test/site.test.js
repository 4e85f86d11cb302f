const { phone, render, sees, tapText, picture, until, text } = require("./support/screens");

beforeEach(() => phone.reset());

const township = { code: "360735100", name: "琴江镇", level: "township", parent: "360735", children: [{ code: "360735100211", name: "濯坑村委会", level: "village" }] };
const county = { code: "360735", name: "石城县", level: "county", parent: "3607", children: [{ code: township.code, name: "琴江镇", level: "township" }] };
const village = { code: "360735100211", name: "濯坑村委会", level: "village", parent: township.code, children: [] };
const regions = ({ path }) => ({ body: [county, township, village].find((each) => path.endsWith(`/${each.code}`)) });

test("one goes from the county down to a village and back up", async () => {
  phone.answers.getRegion = regions;
  const home = render("site-screen", { query: {} });
  await sees(home, "石城县");
  await sees(home, "2025年石城县琴江镇耕地地力保护补贴发放清册");
  picture("site-county");
  await tapText(home, ".child", "琴江镇");
  await sees(home, "濯坑村委会");
  await tapText(home, ".child", "濯坑");
  await until(() => !home.querySelector(".child"));
  expect(home.querySelectorAll(".crumb").map((each) => each.dom.textContent)).toEqual(["石城县", "琴江镇"]);
  picture("site-village");
  await tapText(home, ".crumb", "石城县");
  await until(() => text(home).includes("下面的乡镇、村"));
});
